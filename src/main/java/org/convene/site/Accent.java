package org.convene.site;

/**
 * One colour in the two shades that pages and mails need: readable as text on their light and on their dark grounds, and as
 * the ground of a button.
 */
public record Accent(Colour onLight, Colour onDark) {
    /** The darkest of the light grounds and the lightest of the dark ones in convene.css. */
    public static final Colour LIGHT_GROUND = Colour.parse("#eef4f1");
    public static final Colour DARK_GROUND = Colour.parse("#1c2a26");

    /** As close to this colour as can be read; on light ground the very colour where that can be. */
    public static Accent of(Colour colour) {
        return new Accent(colour.readableOn(LIGHT_GROUND, Colour.BLACK),
                colour.mixed(Colour.WHITE, 0.3).readableOn(DARK_GROUND, Colour.WHITE));
    }
}

package org.convene.site;

import java.util.Locale;
import java.util.Optional;

/**
 * One sRGB colour, with the contrast arithmetic of WCAG 2.2.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {
    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);
    /** What text needs (success criterion 1.4.3), and a little for rounding. */
    private static final double READABLE = 4.6;
    private static final int STEPS = 50;

    /** Reads {@code #rrggbb}, in large or small letters; empty for anything else. */
    public static Optional<Colour> of(String text) {
        return text.matches("#[0-9a-fA-F]{6}") ? Optional.of(parse(text)) : Optional.empty();
    }

    /** Reads {@code #rrggbb}. */
    public static Colour parse(String text) {
        int value = Integer.parseInt(text.substring(1), 16);
        return new Colour(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** This colour, moved towards another just far enough to be readable as text on the ground. */
    public Colour readableOn(Colour ground, Colour towards) {
        for (int step = 0; step < STEPS; step++) {
            Colour candidate = mixed(towards, (double) step / STEPS);
            if (candidate.contrastWith(ground) >= READABLE) {
                return candidate;
            }
        }
        return towards;
    }

    /** Ink for text on this colour: white, or nearly black with a touch of the colour. */
    public Colour ink() {
        Colour dark = mixed(BLACK, 0.82);
        return WHITE.contrastWith(this) >= dark.contrastWith(this) ? WHITE : dark.readableOn(this, BLACK);
    }

    /** 1 for the same lightness to 21 for black and white. */
    public double contrastWith(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** @param share of the other, 0 to 1 */
    public Colour mixed(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share),
                mix(blue, other.blue, share));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}

package org.convene.style;

import java.util.Locale;

import org.convene.site.Colour;

/**
 * Two colours that meet on pages.
 *
 * @param name of the one in front
 * @param ground name of the one behind it
 * @param needed contrast by WCAG 2.2: 4.5 for text, 3 for the edges of fields
 */
public record Pair(String name, String ground, double needed, Shade light, Shade dark) {

    /** The two in one scheme. */
    public record Shade(String front, String back) {
        double contrast() {
            return Colour.parse(front).contrastWith(Colour.parse(back));
        }

        public String ratio() {
            return String.format(Locale.ROOT, "%.1f", contrast());
        }
    }

    /** Whether both schemes have the contrast that is needed. */
    public boolean enough() {
        return Math.min(light.contrast(), dark.contrast()) >= needed;
    }
}

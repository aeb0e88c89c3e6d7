package org.convene.web;

import java.util.Locale;

/**
 * One sRGB colour, with the contrast arithmetic of WCAG 2.2.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
record BrandColour(int red, int green, int blue) {
    static final BrandColour WHITE = new BrandColour(255, 255, 255);
    static final BrandColour BLACK = new BrandColour(0, 0, 0);
    /** What text needs (success criterion 1.4.3), and a little for rounding. */
    private static final double READABLE = 4.6;
    private static final int STEPS = 50;

    /** Reads {@code #rrggbb}. */
    static BrandColour parse(String text) {
        int value = Integer.parseInt(text.substring(1), 16);
        return new BrandColour(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** This colour, moved towards another just far enough to be readable as text on the ground. */
    BrandColour readableOn(BrandColour ground, BrandColour towards) {
        for (int step = 0; step < STEPS; step++) {
            BrandColour candidate = mixed(towards, (double) step / STEPS);
            if (candidate.contrastWith(ground) >= READABLE) {
                return candidate;
            }
        }
        return towards;
    }

    /** Ink for text on this colour: white, or nearly black with a touch of the colour. */
    BrandColour ink() {
        BrandColour dark = mixed(BLACK, 0.82);
        return WHITE.contrastWith(this) >= dark.contrastWith(this) ? WHITE : dark.readableOn(this, BLACK);
    }

    double contrastWith(BrandColour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    BrandColour mixed(BrandColour other, double share) {
        return new BrandColour(mix(red, other.red, share), mix(green, other.green, share),
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

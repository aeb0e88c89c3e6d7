package org.convene.web;

import org.jspecify.annotations.Nullable;

/**
 * Whose a page is: what its header and colours show in place of the site's.
 *
 * @param name shown in the header
 * @param home where the header leads
 * @param colour six hexadecimal digits; null: the site's
 * @param logo null: our mark
 */
public record PageBrand(String name, String home, @Nullable String colour, @Nullable Logo logo) {

    /**
     * A picture in the size it is shown.
     *
     * @param alt what it shows, in words; empty where the name beside it says the same
     */
    public record Logo(String path, String alt, int width, int height) {}
}

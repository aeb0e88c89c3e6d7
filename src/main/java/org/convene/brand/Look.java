package org.convene.brand;

import org.jspecify.annotations.Nullable;

import org.convene.mail.Letterhead;
import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Site;
import org.convene.web.PageBrand;

/**
 * What a group or community looks like with everything filled in.
 *
 * @param name as set, or the site's
 * @param colour #rrggbb, as set, or the site's
 * @param logo null: none anywhere
 */
record Look(String name, String colour, @Nullable Logo logo, String alt) {
    private static final int PAGE_WIDEST = 160;
    private static final int PAGE_HIGHEST = 40;
    private static final int MAIL_WIDEST = 180;
    private static final int MAIL_HIGHEST = 44;

    /** @param brands the nearest first */
    static Look of(Site site, Iterable<Brand> brands) {
        String name = "";
        String colour = null;
        Logo logo = null;
        String alt = "";
        for (Brand brand : brands) {
            name = name.isEmpty() ? brand.name() : name;
            colour = colour == null ? brand.colour() : colour;
            if (logo == null && brand.logo() != null) {
                logo = brand.logo();
                alt = brand.alt();
            }
        }
        return new Look(name.isEmpty() ? site.name() : name, colour == null ? site.brandColour() : colour, logo, alt);
    }

    Accent accent() {
        return Accent.of(Colour.parse(colour));
    }

    /** @param home where the header leads */
    PageBrand onPages(String home) {
        Logo picture = logo;
        Logo.Size size = picture == null ? null : picture.within(PAGE_WIDEST, PAGE_HIGHEST);
        return new PageBrand(name, home, colour.substring(1), picture == null || size == null
                ? null
                : new PageBrand.Logo(picture.path(), shown(), size.width(), size.height()));
    }

    Letterhead inMails(Site site) {
        Logo picture = logo;
        if (picture == null || !picture.inMails()) {
            return new Letterhead(name, accent(), null);
        }
        Logo.Size size = picture.within(MAIL_WIDEST, MAIL_HIGHEST);
        return new Letterhead(name, accent(),
                new Letterhead.Logo(site.link(picture.path()), shown(), size.width(), size.height()));
    }

    /** Nothing is read out twice. */
    private String shown() {
        return alt.equalsIgnoreCase(name) ? "" : alt;
    }
}

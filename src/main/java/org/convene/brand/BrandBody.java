package org.convene.brand;

import org.jspecify.annotations.Nullable;

import org.convene.site.Site;

/**
 * The brand of a group or a community as the API shows it.
 *
 * @param name empty: as its community or the site has it
 * @param colour #rrggbb; absent: as its community or the site has it
 * @param logo absent: as its community has it
 * @param logoAlt what the logo shows, in words
 * @param shown what becomes of all that with everything filled in
 * @param version to be sent back with a change; 0 where nothing is set
 */
record BrandBody(String name, @Nullable String colour, @Nullable Picture logo, String logoAlt, Shown shown,
        long version) {

    /** @param url of a picture of ours @param width pixels @param height pixels */
    record Picture(String url, String type, int width, int height) {
        static @Nullable Picture of(@Nullable Logo logo, Site site) {
            return logo == null
                    ? null
                    : new Picture(site.link(logo.path()), logo.type(), logo.width(), logo.height());
        }
    }

    /** @param colourOnDark the shade used on dark ground */
    record Shown(String name, String colour, String colourOnDark, @Nullable Picture logo) {}

    static BrandBody of(Setting setting, Site site) {
        Brand own = setting.own();
        Look look = setting.look();
        return new BrandBody(own.name(), own.colour(), Picture.of(own.logo(), site), own.alt(),
                new Shown(look.name(), look.accent().onLight().toString(), look.accent().onDark().toString(),
                        Picture.of(look.logo(), site)),
                own.version());
    }
}

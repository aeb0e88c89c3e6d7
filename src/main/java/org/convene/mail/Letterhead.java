package org.convene.mail;

import org.jspecify.annotations.Nullable;

import org.convene.site.Accent;

/**
 * What stands above a group's mails in place of the site's name and colour.
 *
 * @param name of the group, its community or the site
 * @param accent of links and buttons
 * @param logo null: a dot in the accent's colour
 */
public record Letterhead(String name, Accent accent, @Nullable Logo logo) {

    /**
     * A picture that is fetched when the mail is read: the same address for everybody, so it tells nothing of the reader.
     *
     * @param url absolute
     * @param alt what it shows, in words, for who sees no pictures; empty where the name beside it says the same
     * @param width as shown, in pixels
     * @param height as shown, in pixels
     */
    public record Logo(String url, String alt, int width, int height) {}
}

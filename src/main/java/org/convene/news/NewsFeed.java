package org.convene.news;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A feed of public announcements, whatever it is written as.
 *
 * @param id stays when the group is renamed
 * @param author the group or the site: no person is named in public
 * @param page where people read
 * @param self where the feed itself stands
 */
record NewsFeed(String id, String title, String author, Locale language, String page, String self, Instant changed,
        List<Item> items) {

    /** @param groups names @param html safe to show */
    record Item(String id, String title, String page, Instant at, Locale language, List<String> groups, String html,
            String text) {}
}

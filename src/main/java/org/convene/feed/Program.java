package org.convene.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A calendar program and what it subscribes to a calendar with: from then on it shows all dates and asks for changes by itself.
 *
 * @param key names it in the messages
 */
public record Program(String key, String url) {

    static List<Program> all(String feed, String name) {
        String webcal = feed.replaceFirst("^https?:", "webcal:");
        return List.of(new Program("device", webcal),
                new Program("google", "https://calendar.google.com/calendar/r?cid=" + encoded(webcal)),
                new Program("outlook", "https://outlook.live.com/calendar/0/addfromweb?url=" + encoded(feed) + "&name="
                        + encoded(name)),
                new Program("office", "https://outlook.office.com/calendar/0/addfromweb?url=" + encoded(feed)
                        + "&name=" + encoded(name)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package org.convene.announcement;

import java.util.regex.Pattern;

/**
 * Switches off the links of a rendered mail, so that looking at it leads nowhere. The address stays readable as the link's
 * title. Works on HTML of our own templates, where every other angle bracket is escaped.
 */
final class InertLinks {
    private static final Pattern LINK = Pattern.compile("(<a\\b[^>]*?\\s)href=\"");

    private InertLinks() {}

    static String of(String html) {
        return LINK.matcher(html).replaceAll("$1title=\"");
    }
}

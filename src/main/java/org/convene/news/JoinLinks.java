package org.convene.news;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes addresses of meeting rooms out of texts on their way to the public. Writers paste them all the same, and who reads
 * a feed is no member. Addresses of the service's own personal join links count too.
 */
final class JoinLinks {
    private static final String ROOM = "https?://(?:[\\w-]+\\.)*(?:zoom\\.us|zoomgov\\.com|meet\\.google\\.com"
            + "|teams\\.microsoft\\.com|teams\\.live\\.com|webex\\.com|meet\\.jit\\.si|8x8\\.vc|whereby\\.com"
            + "|gotomeeting\\.com|gotomeet\\.me|bluejeans\\.com|chime\\.aws)[/?#][^\\s\"<>)\\]]*"
            + "|https?://[^\\s\"<>)\\]/]+/(?:join/[\\w-]{20,}|bigbluebutton/|b/\\w{3}-\\w{3}-\\w{3}|rooms/[\\w-]+/join)"
            + "[^\\s\"<>)\\]]*";
    private static final Pattern BARE = Pattern.compile(ROOM, Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*href=\"(?:" + ROOM + ")\"[^>]*>.*?</a>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private JoinLinks() {}

    static String hide(String text, String words) {
        return BARE.matcher(text).replaceAll(Matcher.quoteReplacement(words));
    }

    /** @param words plain text; escaped where they need it */
    static String hideInHtml(String html, String words) {
        return hide(LINK.matcher(html).replaceAll(Matcher.quoteReplacement(words)), words);
    }
}

package org.convene.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.ListId;
import org.convene.site.Site;

/** The headers that tell programs what a mail is, which list it belongs to and how to leave it. */
final class ListHeaders {
    /** Templates whose words a person wrote for this mailing: not automatic in the sense of RFC 3834. */
    private static final Set<String> WRITTEN_BY_HAND = Set.of("announcement", "contact-reply");
    private static final Pattern FEEDBACK = Pattern.compile("[!-~]{1,900}");
    private static final int LINK = 900;

    private ListHeaders() {}

    /** What is the same in all messages of a letter. */
    static void write(Letter letter, Site site, MessageBuffer out) {
        if (!WRITTEN_BY_HAND.contains(letter.template())) {
            out.ascii("Auto-Submitted: auto-generated\r\n");
        }
        out.ascii("X-Auto-Response-Suppress: All\r\n");
        ListId list = letter.list();
        if (letter.bulk()) {
            out.ascii(list == null ? "Precedence: bulk\r\n" : "Precedence: list\r\n");
        }
        String feedback = letter.feedbackId();
        if (feedback != null) {
            if (!FEEDBACK.matcher(feedback).matches()) {
                throw new IllegalArgumentException("the Feedback-ID is no plain word");
            }
            out.ascii("Feedback-ID: " + feedback + "\r\n");
        }
        if (list != null) {
            list(letter, list, site, out);
        }
    }

    private static void list(Letter letter, ListId list, Site site, MessageBuffer out) {
        out.ascii("List-Id: ");
        Head.mailbox("List-Id: ".length(), list.name().value(), list.id(), out);
        EmailAddress owner = letter.replyTo();
        out.ascii("List-Post: NO\r\nList-Help: <" + site.link("/") + ">\r\nList-Subscribe: <" + site.link("/signup")
                + ">\r\nList-Owner: <" + (owner == null ? site.link("/contact") : mailto(owner)) + ">\r\n");
    }

    /** RFC 6068: whatever else may stand in an address is escaped. */
    private static String mailto(EmailAddress address) {
        String wire = address.wire();
        int at = wire.lastIndexOf('@');
        return "mailto:" + URLEncoder.encode(wire.substring(0, at), StandardCharsets.UTF_8) + wire.substring(at);
    }

    /** One-click (RFC 8058), and by mail where there is an address for it. @throws IllegalArgumentException when this is no plain link */
    static void unsubscribe(String link, @Nullable String address, MessageBuffer out) {
        if (!plainLink(link)) {
            throw new IllegalArgumentException("the unsubscribe address is not a plain link");
        }
        out.ascii("List-Unsubscribe: <");
        out.ascii(link);
        if (address != null) {
            out.ascii(">,\r\n <mailto:");
            out.ascii(address);
        }
        out.ascii(">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    }

    private static boolean plainLink(String link) {
        for (int i = 0; i < link.length(); i++) {
            char unit = link.charAt(i);
            if (unit <= ' ' || unit > '~' || unit == '<' || unit == '>' || unit == ',') {
                return false;
            }
        }
        int begin = link.startsWith("https://") ? 8 : link.startsWith("http://") ? 7 : link.length();
        return link.length() > begin && link.length() <= begin + LINK;
    }
}

package org.convene.message;

import java.util.Set;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.site.Site;

/** The headers that tell programs what a mail is, which list it belongs to and how to leave it. */
final class ListHeaders {
    /** Templates whose words a person wrote for this mailing: not automatic in the sense of RFC 3834. */
    private static final Set<String> WRITTEN_BY_HAND = Set.of("announcement", "contact-reply");
    private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7E&&[^<>,]]{1,900}");
    private final Site site;

    ListHeaders(Site site) {
        this.site = site;
    }

    void add(MimeMessage message, Letter letter, @Nullable String unsubscribeUrl) throws MessagingException {
        if (!WRITTEN_BY_HAND.contains(letter.template())) {
            message.setHeader("Auto-Submitted", "auto-generated");
        }
        message.setHeader("X-Auto-Response-Suppress", "All");
        ListId list = letter.list();
        if (letter.bulk()) {
            message.setHeader("Precedence", list == null ? "bulk" : "list");
        }
        if (letter.feedbackId() != null) {
            message.setHeader("Feedback-ID", new HeaderText(letter.feedbackId()).value());
        }
        if (unsubscribeUrl != null) {
            unsubscribe(message, unsubscribeUrl);
        }
        if (list != null) {
            list(message, letter, list);
        }
    }

    private static void unsubscribe(MimeMessage message, String link) throws MessagingException {
        if (!LINK.matcher(link).matches()) {
            throw new IllegalArgumentException("the unsubscribe address is not a plain link");
        }
        message.setHeader("List-Unsubscribe", "<" + link + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private void list(MimeMessage message, Letter letter, ListId list) throws MessagingException {
        EmailAddress owner = letter.replyTo();
        message.setHeader("List-Id", MimeUtility.fold(9, list.header()));
        message.setHeader("List-Post", "NO");
        message.setHeader("List-Help", "<" + site.link("/") + ">");
        message.setHeader("List-Subscribe", "<" + site.link("/signup") + ">");
        message.setHeader("List-Owner",
                owner == null ? "<" + site.link("/contact") + ">" : "<mailto:" + owner.value() + ">");
    }
}

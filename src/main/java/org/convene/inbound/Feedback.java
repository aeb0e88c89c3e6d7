package org.convene.inbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.HeaderScan;
import org.convene.mime.Headers;

/** A complaint as mailbox providers forward it: ARF (RFC 5965), or the older form of Outlook.com without that part. */
final class Feedback {
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "opt-out", "opt-out-list", "miscategorized");

    private Feedback() {}

    /** What a report calls the mail, for example {@code abuse}; empty when it is no feedback report. */
    static Optional<String> type(Entity message) {
        Optional<String> reported = message.own().filter(part -> part.type().is("message/feedback-report")).findFirst()
                .map(Feedback::named);
        return reported.or(() -> message.all().filter(part -> part.headers().has("X-HmXmrOriginalRecipient"))
                .findFirst().map(part -> "abuse"));
    }

    static boolean complaint(String type) {
        return COMPLAINTS.contains(type);
    }

    private static String named(Entity part) {
        byte[] content = part.content(16 * 1024);
        Headers fields = HeaderScan.of(content, 0, content.length, new Budget()).headers();
        String type = fields.first("Feedback-Type").strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z-].*", "");
        return type.isEmpty() ? "other" : type;
    }
}

package org.convene.rights;

import java.util.Set;

import org.convene.delivery.SentMail;
import org.convene.web.Reader;

/**
 * One mail on the page of what was sent.
 *
 * @param kind ending of the text key {@code rights.mail.…}
 * @param subject empty where it cannot be told
 * @param outcome ending of the text key {@code rights.outcome.…}
 * @param at moment in the reader's words
 */
public record SentRow(String kind, String group, String subject, String outcome, String at) {
    private static final Set<String> KINDS = Set.of("announcement", "meeting-invitation", "meeting-update",
            "meeting-cancellation", "reminder", "clock-change", "follow-up", "welcome", "goodbye",
            "confirm-subscription", "contact-receipt", "contact-reply",
            "confirm-address", "address-changed", "your-data");

    static SentRow of(SentMail mail, Reader reader) {
        String kind = mail.template().replaceFirst("^guest-", "meeting-"); // invited in another way, told the same
        return new SentRow(KINDS.contains(kind) ? kind : "other", mail.list(), mail.subject(), outcome(mail),
                reader.momentThere(mail.at()));
    }

    private static String outcome(SentMail mail) {
        return switch (mail.state().name()) {
            case "ACCEPTED" -> "sent";
            case "UNCERTAIN" -> "uncertain";
            case "FAILED", "EXPIRED" -> "failed";
            case "SUPPRESSED", "CANCELLED" -> "withheld";
            default -> "waiting";
        };
    }
}

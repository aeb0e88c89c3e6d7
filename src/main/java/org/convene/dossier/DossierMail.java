package org.convene.dossier;

import java.util.Set;

import org.convene.delivery.SentMail;
import org.convene.web.Reader;

/**
 * One mail in the reader's words.
 *
 * @param kind ending of {@code staff.dossier.kind.…}
 * @param subject empty where it cannot be told
 * @param outcome ending of {@code staff.dossier.mail.…}
 */
public record DossierMail(String kind, String subject, String outcome, String at) {
    private static final Set<String> KINDS = Set.of("announcement", "meeting-invitation", "meeting-update",
            "meeting-cancellation", "reminder", "clock-change", "follow-up", "welcome", "goodbye");

    static DossierMail of(SentMail mail, Reader reader) {
        return new DossierMail(KINDS.contains(mail.template()) ? mail.template() : "other", mail.subject(),
                outcome(mail), reader.momentThere(mail.at()));
    }

    static String outcome(SentMail mail) {
        return switch (mail.state().name()) {
            case "ACCEPTED" -> "sent";
            case "UNCERTAIN" -> "uncertain";
            case "FAILED", "EXPIRED" -> "failed";
            case "SUPPRESSED", "CANCELLED" -> "withheld";
            default -> "waiting";
        };
    }
}

package org.convene.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reports of failure in the many forms that are no RFC 3464 report: qmail, old Exim and sendmail, webmail of all kinds. */
final class LooseBounce {
    private static final int EXPLANATION = 4000;
    private static final List<String> SUBJECTS = List.of("undeliver", "delivery status notification", "failure",
            "failed", "returned mail", "returned to sender", "delivery notification", "delivery problem",
            "mail delivery", "nicht zugestellt", "unzustellbar", "non remis", "no entregado", "mail system error",
            "could not be delivered", "message rejected", "配信不能");
    private static final List<String> ORIGINAL = List.of("--- below this line is a copy", "------ this is a copy",
            "--- the header of the original", "-----original message", "----- original message", "--- original message",
            "----- message header follows", "--- returned message", "content-type: message/rfc822", "\nreceived: ");
    private static final List<String> DELAYED = List.of("warning message only", "do not need to resend",
            "will continue to try", "will keep trying", "delivery is delayed", "has been delayed", "still being tried",
            "delivery attempts will continue");

    private LooseBounce() {}

    /** Whether somebody's server, not a person, says that something is late. */
    static boolean delayed(IncomingMail mail) {
        String words = explanation(mail);
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        return Automatic.of(mail) && (subject.startsWith("warning:") || subject.contains("delayed")
                || subject.contains("(delay)") || DELAYED.stream().anyMatch(words::contains));
    }

    /** Empty when it does not look like a report of failure. */
    static Optional<Bounce> of(IncomingMail mail) {
        String words = explanation(mail);
        if (!machine(mail) || words.isBlank()) {
            return Optional.empty();
        }
        Optional<StatusCode> code = StatusCode.in(words).filter(found -> found.type() != 2);
        Optional<BounceKind> kind = BounceWords.kind(words);
        if (code.isPresent()) {
            return code.map(found -> new Bounce(
                    found.general() ? kind.orElse(BounceKind.SOFT) : found.kind(kind), found.toString(), words));
        }
        return kind.map(found -> new Bounce(found, "", words));
    }

    /** What was written about the failure, without the mail that failed. */
    private static String explanation(IncomingMail mail) {
        String text = mail.text().toLowerCase(Locale.ROOT);
        int end = Math.min(text.length(), EXPLANATION);
        for (String mark : ORIGINAL) {
            int at = text.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, end).strip();
    }

    private static boolean machine(IncomingMail mail) {
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        return mail.message().headers().has("X-Failed-Recipients")
                || (Automatic.of(mail) && SUBJECTS.stream().anyMatch(subject::contains));
    }
}

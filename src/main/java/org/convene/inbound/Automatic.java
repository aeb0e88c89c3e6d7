package org.convene.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.convene.mime.ContentType;
import org.convene.mime.Headers;

/**
 * Tells mail that a program wrote from mail that a person wrote: RFC 3834 first, then what programs did before it and
 * beside it. A wrong yes means that a person's mail is looked at by staff; a wrong no could start a loop.
 */
final class Automatic {
    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");
    private static final List<String> FIELDS = List.of("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond",
            "X-Autoresponder", "X-AutoReply-From", "X-Auto-Reply", "X-Mail-Autoreply", "List-Id", "List-Unsubscribe",
            "List-Post", "Mailing-List", "X-Failed-Recipients", "X-Vacation", "X-FC-MachineGenerated",
            "X-POST-MessageClass", "Feedback-ID");
    private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster", "noreply", "no-reply",
            "do-not-reply", "donotreply", "mdaemon", "majordomo", "listserv", "root", "daemon");
    private static final List<String> SUBJECTS = List.of("auto:", "auto-reply", "autoreply", "automatic reply",
            "auto response", "autoresponse", "out of office", "out-of-office", "on vacation", "vacation reply",
            "automatische antwort", "abwesenheit", "abwesend", "réponse automatique", "absence du bureau",
            "respuesta automática", "fuera de la oficina", "risposta automatica", "automatisch antwoord",
            "automatiskt svar", "自动回复", "自動応答", "自動返信", "不在通知", "read:", "gelesen:", "lu :", "leído:");

    private Automatic() {}

    static boolean of(IncomingMail mail) {
        Headers headers = mail.message().headers();
        return mail.sender().isEmpty() || said(headers) || reply(mail) || machine(mail.sender())
                || mail.from().map(from -> machine(from.value())).orElse(false);
    }

    /** Whether a program answered; bounces are among these. */
    static boolean reply(IncomingMail mail) {
        return word(mail.message().headers(), "Auto-Submitted").startsWith("auto-repl") || vacation(mail);
    }

    /** Whether a program answered in a person's name, which says nothing about the delivery it answers. */
    static boolean vacation(IncomingMail mail) {
        Headers headers = mail.message().headers();
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        return headers.has("X-Autoreply") || headers.has("X-Autorespond") || headers.has("X-AutoReply-From")
                || word(headers, "Precedence").equals("auto_reply")
                || SUBJECTS.stream().anyMatch(subject::startsWith)
                || disposition(mail.message().type());
    }

    private static boolean said(Headers headers) {
        String submitted = word(headers, "Auto-Submitted");
        return (!submitted.isEmpty() && !submitted.equals("no")) || BULK.contains(word(headers, "Precedence"))
                || FIELDS.stream().anyMatch(headers::has)
                || headers.first("Return-Path").strip().equals("<>")
                || ContentType.of(headers.first("Content-Type"), "").is("multipart/report");
    }

    /** A receipt that somebody's program has shown the mail (RFC 8098). */
    private static boolean disposition(ContentType type) {
        return type.is("multipart/report")
                && type.parameter("report-type").equalsIgnoreCase("disposition-notification");
    }

    private static boolean machine(String address) {
        String local = address.toLowerCase(Locale.ROOT).replaceFirst("[@+].*", "");
        return MACHINES.contains(local) || local.startsWith("owner-") || local.endsWith("-owner")
                || local.endsWith("-request") || local.endsWith("-bounces") || local.endsWith("-bounce");
    }

    /** The first word of a field, without parameters and comments. */
    private static String word(Headers headers, String name) {
        return headers.first(name).strip().toLowerCase(Locale.ROOT).replaceFirst("[\\s;(].*", "");
    }
}

package org.convene.message;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.site.Site;

/** The header of a letter’s messages, up to MIME-Version; which field is there for what: RFC 5322, 2369, 2919, 8058, 3834. */
final class Head {
    private static final int COLUMNS = 76;
    private final String senderName;
    private final String siteFrom;
    private final boolean utf8;
    private final byte[] replyTo;
    private final byte[] fixed;
    private final Dates dates = new Dates();
    private volatile Line from;
    private volatile Line subject = new Line("\n", new byte[0]);

    /** A line made earlier, and of what. */
    private record Line(String of, byte[] written) {}

    Head(Letter letter, Site site) {
        HeaderText name = letter.fromName();
        ListId list = letter.list();
        this.senderName = name != null ? name.value() : list != null ? list.name().value() : site.name();
        this.siteFrom = site.mailFrom();
        this.from = from(siteFrom);
        EmailAddress answers = letter.replyTo();
        this.replyTo = answers == null ? new byte[0] : replyTo(answers);
        this.utf8 = answers != null && !ascii(answers.wire());
        MessageBuffer out = MessageBuffer.small();
        out.ascii("MIME-Version: 1.0\r\n");
        ListHeaders.write(letter, site, out);
        this.fixed = out.written();
    }

    /** @throws IllegalArgumentException when a value of this recipient may not stand in a header */
    Pressed write(Addressee addressee, @Nullable CalendarPart calendar, String subjectText, MessageBuffer out) {
        String to = new EmailAddress(addressee.address()).wire();
        String sender = calendar == null ? siteFrom : calendar.organizer().value();
        Line fromLine = from;
        if (!fromLine.of().equals(sender)) {
            fromLine = from(sender);
            from = fromLine;
        }
        out.put(dates.header(addressee.date()));
        out.put(fromLine.written());
        out.put(replyTo);
        out.ascii("To: ");
        mailbox("To: ".length(), name(addressee.name()), to, out);
        messageId(addressee.messageId(), out);
        out.put(subject(subjectText, out.filling()));
        String unsubscribe = addressee.unsubscribeUrl();
        if (unsubscribe != null) {
            ListHeaders.unsubscribe(unsubscribe, addressee.unsubscribeMail(), out);
        }
        out.put(fixed);
        return new Pressed(addressee.envelopeFrom(), to, utf8 || !ascii(to) || !ascii(sender), subjectText);
    }

    /** A mailbox or List-Id and the end of its line. */
    static void mailbox(int column, String name, String address, MessageBuffer out) {
        if (name.isEmpty()) {
            address(address, out);
        } else {
            int end = EncodedWords.phrase(name, column, out);
            out.ascii(end + address.length() + 3 > COLUMNS ? "\r\n <" : " <");
            address(address, out);
            out.put('>');
        }
        out.line();
    }

    private static void address(String address, MessageBuffer out) {
        if (ascii(address)) {
            out.ascii(address);
        } else {
            out.put(address.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void messageId(String id, MessageBuffer out) {
        if (!ascii(id) || id.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("not a Message-ID");
        }
        out.ascii("Message-ID: ");
        out.ascii(id);
        out.line();
    }

    private byte[] subject(String text, Filling filling) {
        Line known = subject;
        if (!known.of().equals(text)) {
            MessageBuffer out = filling.scratch();
            out.ascii("Subject: ");
            EncodedWords.text(text, "Subject: ".length(), out);
            out.line();
            known = new Line(text, out.written());
            subject = known;
        }
        return known.written();
    }

    private Line from(String sender) {
        String address = sender.equals(siteFrom) ? sender : new EmailAddress(sender).wire();
        MessageBuffer out = MessageBuffer.small();
        out.ascii("From: ");
        mailbox("From: ".length(), name(senderName), address, out);
        return new Line(sender, out.written());
    }

    private static byte[] replyTo(EmailAddress answers) {
        MessageBuffer out = MessageBuffer.small();
        out.ascii("Reply-To: ");
        mailbox("Reply-To: ".length(), "", answers.wire(), out);
        return out.written();
    }

    /** One line without controls. */
    private static String name(String name) {
        return ascii(name) && name.length() <= 60 && !name.contains("  ") && name.strip().length() == name.length()
                ? name
                : HeaderText.folded(name).value();
    }

    /** Printable ASCII and blanks only. */
    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit > '~') {
                return false;
            }
        }
        return true;
    }
}

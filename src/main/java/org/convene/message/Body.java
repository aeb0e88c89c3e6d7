package org.convene.message;

import java.nio.charset.StandardCharsets;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;

import org.convene.mail.MailContent;

/**
 * The parts of a message. An invitation carries its calendar object twice, byte for byte the same: as an alternative for
 * programs that show buttons, and as a file for those that do not.
 */
final class Body {
    private final Multipart parts;

    private Body(Multipart parts) {
        this.parts = parts;
    }

    static Body of(MailContent content, @Nullable CalendarPart calendar) throws MessagingException {
        MimeMultipart alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(text(content.text(), "plain"));
        alternative.addBodyPart(text(content.html(), "html"));
        if (calendar == null) {
            return new Body(alternative);
        }
        if (!calendar.method().matches("[A-Z]+")) {
            throw new IllegalArgumentException("calendar method");
        }
        byte[] object = calendar.text().getBytes(StandardCharsets.UTF_8);
        alternative.addBodyPart(bytes(object, "text/calendar; charset=UTF-8; method=" + calendar.method()));
        MimeBodyPart whole = new MimeBodyPart();
        whole.setContent(alternative);
        MimeBodyPart file = bytes(object, "application/ics; name=invite.ics");
        file.setDisposition("attachment; filename=invite.ics");
        return new Body(new MimeMultipart("mixed", whole, file));
    }

    void into(MimeMessage message) throws MessagingException {
        message.setContent(parts);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", mostlyAscii(text) ? "quoted-printable" : "base64");
        return part;
    }

    private static MimeBodyPart bytes(byte[] content, String type) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static boolean mostlyAscii(String text) {
        return text.chars().filter(unit -> unit > 127).count() * 4 < text.length();
    }
}

package org.convene.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;

import org.convene.site.NotFound;

/**
 * A caught mail as a mail program opens it.
 *
 * @param parts everything but containers, in the order of the message
 * @param source the message itself, as it would have gone over the wire
 */
public record OpenedMail(List<Leaf> parts, String source) {

    /** @param type lower case, without parameters; @param name file name, or "" */
    public record Leaf(String type, String name, byte[] content, String charset) {
        public boolean attached() {
            return !name.isEmpty();
        }

        public int size() {
            return content.length;
        }

        String text() {
            return new String(content, Charset.forName(charset));
        }
    }

    static OpenedMail of(byte[] raw) {
        try {
            List<Leaf> leaves = new ArrayList<>();
            collect(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)), leaves);
            return new OpenedMail(leaves, new String(raw, StandardCharsets.UTF_8));
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The text part; empty when there is none. */
    public String text() {
        return first(leaf -> leaf.type().equals("text/plain"));
    }

    /** The HTML part as sent; empty when there is none. */
    public String html() {
        return first(leaf -> leaf.type().equals("text/html"));
    }

    /** The calendar object; empty when there is none. */
    public String calendar() {
        return first(leaf -> leaf.type().equals("text/calendar"));
    }

    /** The header as sent, up to the first empty line. */
    public String headers() {
        int end = source.indexOf("\r\n\r\n");
        return end < 0 ? source : source.substring(0, end);
    }

    /** @throws NotFound when the mail has no such part */
    Leaf part(int number) {
        if (number < 0 || number >= parts.size()) {
            throw new NotFound("part");
        }
        return parts.get(number);
    }

    private String first(Predicate<Leaf> wanted) {
        return parts.stream().filter(leaf -> !leaf.attached()).filter(wanted).findFirst().map(Leaf::text).orElse("");
    }

    private static void collect(Part part, List<Leaf> leaves) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                collect(many.getBodyPart(i), leaves);
            }
            return;
        }
        ContentType type = new ContentType(part.getContentType());
        String charset = type.getParameter("charset");
        String name = part.getFileName();
        leaves.add(new Leaf(type.getBaseType().toLowerCase(Locale.ROOT), name == null ? "" : name,
                part.getInputStream().readAllBytes(), charset == null ? "UTF-8" : charset));
    }
}

package org.convene.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** One mail as parsed back by jakarta.mail. */
public record ReceivedMail(MimeMessage message, List<Part> leaves) {
    /** Made once: each looks through the whole class path for providers. */
    private static final Session SESSION = Session.getInstance(new Properties());

    public static ReceivedMail parse(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            List<Part> leaves = new ArrayList<>();
            collect(message, leaves);
            return new ReceivedMail(message, leaves);
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public String subject() {
        return header("Subject").isEmpty() ? "" : get(message::getSubject);
    }

    /** The header's raw value, unfolded; empty when absent. */
    public String header(String name) {
        String[] values = get(() -> message.getHeader(name));
        return values == null ? "" : values[0].replaceAll("\r\n[ \t]", " ");
    }

    public String text() {
        return content("text/plain");
    }

    public String html() {
        return content("text/html");
    }

    /** The text/calendar part; empty when the mail has none. */
    public String calendar() {
        return content("text/calendar");
    }

    /** The first link whose address contains this text. */
    public String link(String part) {
        Matcher links = Pattern.compile("https?://[^\\s<>\"\\]]+").matcher(text());
        while (links.find()) {
            if (links.group().contains(part)) {
                return links.group();
            }
        }
        throw new AssertionError("no link with " + part + " in:\n" + text());
    }

    /** The address of the one-click unsubscribe header (RFC 8058). */
    public String oneClick() {
        Matcher address = Pattern.compile("<(https?://[^>]+)>").matcher(header("List-Unsubscribe"));
        if (!address.find()) {
            throw new AssertionError("no one-click address");
        }
        return address.group(1);
    }

    private String content(String type) {
        for (Part leaf : leaves) {
            if (get(() -> leaf.isMimeType(type))) {
                Object content = get(leaf::getContent);
                return content instanceof String text ? text : read((java.io.InputStream) content);
            }
        }
        return "";
    }

    private static void collect(Part part, List<Part> leaves) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart child = many.getBodyPart(i);
                collect(child, leaves);
            }
        } else {
            leaves.add(part);
        }
    }

    private static String read(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T get(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

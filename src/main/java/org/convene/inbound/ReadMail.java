package org.convene.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.MimeWalk;

/**
 * A mail as staff read it: text only.
 *
 * @param header the fields people look at
 * @param text its words
 * @param parts what else is in it
 */
public record ReadMail(List<Line> header, String text, List<Part> parts) {
    private static final List<String> SHOWN = List.of("From", "To", "Cc", "Reply-To", "Date", "Subject",
            "Auto-Submitted", "Message-ID");
    private static final int MOST_PARTS = 50;

    /** One header field in words. */
    public record Line(String name, String value) {}

    /** @param name of the file, possibly empty */
    public record Part(String type, String name, int kilobytes) {}

    static ReadMail of(byte[] raw) {
        Budget budget = new Budget();
        Entity message = MimeWalk.walk(raw, budget);
        IncomingMail mail = new IncomingMail(new UUID(0, 0), "", "", null, message, budget.excess(), Instant.EPOCH);
        List<Line> header = SHOWN.stream().filter(message.headers()::has)
                .map(name -> new Line(name, message.headers().words(name))).toList();
        List<Part> parts = message.leaves(part -> part != message).limit(MOST_PARTS)
                .map(part -> new Part(part.type().type(), part.name(), (part.to() - part.from() + 1023) / 1024))
                .toList();
        return new ReadMail(header, mail.text(), parts);
    }
}

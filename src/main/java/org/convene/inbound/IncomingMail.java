package org.convene.inbound;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mime.Entity;
import org.convene.mime.PlainText;

/**
 * A mail that came in, taken apart.
 *
 * @param sender of the envelope, "" for the null return path
 * @param address what the recipient address proves; null when it is no signed one
 * @param excess what there was too much of to look at all of it, for example {@code depth}; null: nothing
 */
public record IncomingMail(UUID id, String sender, String recipient, @Nullable SignedAddress address, Entity message,
        @Nullable String excess, Instant receivedAt) {
    private static final int LONGEST_TEXT = 50_000;

    /** Subject in words, one line, possibly empty. */
    public String subject() {
        return message.headers().words("Subject");
    }

    /** From in words, one line, possibly empty. */
    public String author() {
        return message.headers().words("From");
    }

    /** The mailbox in From, when it is one we could write to. */
    public Optional<EmailAddress> from() {
        return Summary.mailbox(message.headers());
    }

    /** The words of the mail as text: its first plain part, else the words of its first HTML part; at most 50,000 characters. */
    public String text() {
        String text = first("text/plain").orElseGet(() -> first("text/html").map(PlainText::of).orElse(""))
                .replace("\r\n", "\n").strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** {@link #text} without the mail it answers, where that stands at its end. */
    public String answer() {
        return AnswerText.of(text());
    }

    /** Whether a program wrote it (RFC 3834), so that no answer may ever be sent to it. */
    public boolean automatic() {
        return Automatic.of(this);
    }

    /** Whether a program answered in somebody's name: vacations, receipts. */
    public boolean answered() {
        return Automatic.reply(this);
    }

    private Optional<String> first(String type) {
        return message.leaves(part -> part.type().is(type) && !part.attached()).findFirst().map(Entity::text);
    }
}

package org.convene.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.convene.mail.EmailAddress;
import org.convene.mime.Budget;
import org.convene.mime.HeaderScan;
import org.convene.mime.Headers;

/** What is read from a mail at the moment it arrives: who and what for lists, and what makes it the same mail again. */
final class Summary {
    private final Headers headers;
    private final byte[] raw;
    private final int body;

    Summary(byte[] raw) {
        HeaderScan.Found found = HeaderScan.of(raw, 0, raw.length, new Budget());
        this.headers = found.headers();
        this.raw = raw;
        this.body = found.body();
    }

    String author() {
        return headers.words("From");
    }

    /** Who wrote it, where that is one mailbox we could write to. */
    Optional<EmailAddress> from() {
        return mailbox(headers);
    }

    static Optional<EmailAddress> mailbox(Headers headers) {
        String from = headers.first("From");
        try {
            InternetAddress[] parsed = InternetAddress.parseHeader(from.length() > 1000 ? "" : from, false);
            return parsed.length == 1 ? EmailAddress.parse(String.valueOf(parsed[0].getAddress())) : Optional.empty();
        } catch (AddressException | RuntimeException notAnAddress) {
            return Optional.empty();
        }
    }

    String subject() {
        return headers.words("Subject");
    }

    /**
     * The same for the same mail to the same recipient, whatever servers on the way have added to its header. A Message-ID
     * alone would not do: some programs use one again.
     */
    byte[] fingerprint(String recipient) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[]{recipient.toLowerCase(Locale.ROOT), headers.first("Message-ID"),
                    headers.first("From"), headers.first("Date"), headers.first("Subject")}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            digest.update(raw, body, raw.length - body);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

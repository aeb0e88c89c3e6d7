package org.convene.message;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One recipient of a letter, and what is said to nobody else.
 *
 * @param address one plain mailbox, see {@link org.convene.mail.EmailAddress}
 * @param name display name in To, possibly empty
 * @param values merged over the letter’s model; JSON-compatible
 * @param unsubscribeUrl the one-click address (RFC 8058); null: no List-Unsubscribe
 * @param unsubscribeMail address at which a mail does the same; null: none
 * @param calendar this recipient’s own calendar object, instead of the letter’s; null: the letter’s, if any
 * @param messageId with its angle brackets
 * @param envelopeFrom as said in MAIL FROM; "" is the null return path
 * @param date of the Date header
 */
public record Addressee(String address, String name, Locale language, Map<String, Object> values,
        @Nullable String unsubscribeUrl, @Nullable String unsubscribeMail, @Nullable CalendarPart calendar,
        String messageId, String envelopeFrom, Instant date) {

    /** Somebody who leaves by the link only. */
    public Addressee(String address, String name, Locale language, Map<String, Object> values,
            @Nullable String unsubscribeUrl, @Nullable CalendarPart calendar, String messageId, String envelopeFrom,
            Instant date) {
        this(address, name, language, values, unsubscribeUrl, null, calendar, messageId, envelopeFrom, date);
    }
}

package org.convene.audience;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.message.CalendarPart;

/**
 * One recipient of a mailing.
 *
 * @param member what the feature knows this recipient by (a subscription's id), handed back to {@link ListMembers}; null
 *            for mail that is sent whatever the person's subscriptions are
 * @param name display name in To, possibly empty
 * @param values merged over the mailing's model when rendering; JSON-compatible
 * @param unsubscribeUrl the one-click address (RFC 8058); null: no List-Unsubscribe
 * @param calendar the iTIP object this recipient gets; null: an ordinary mail
 */
public record Recipient(@Nullable UUID member, EmailAddress address, String name, Locale language,
        Map<String, Object> values,
        @Nullable String unsubscribeUrl, @Nullable CalendarPart calendar) {

    /** A recipient of mail that belongs to no group. */
    public static Recipient of(EmailAddress address, String name, Locale language) {
        return new Recipient(null, address, name, language, Map.of(), null, null);
    }
}

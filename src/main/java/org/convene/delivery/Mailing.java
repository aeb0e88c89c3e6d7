package org.convene.delivery;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.mail.MailModel;
import org.convene.message.CalendarPart;
import org.convene.message.Enclosure;
import org.convene.message.Letter;

/**
 * One sending job: what all its recipients share.
 *
 * @param origin what it was sent for, for example {@code announcement:<uuid>}; opaque here, reported back to whoever asks
 * @param model names the template and holds the values all recipients share
 * @param fromName display name beside the site's sender address; null: the site's name
 * @param replyTo where answers go; null: nowhere but the sender address
 * @param list List-Id and the other list headers; null for mail that belongs to no group
 * @param calendar what its calendar parts share, with slots for what is a recipient's own (see {@link Letter}); null: an
 *            ordinary mail, or each recipient brings a calendar object
 * @param dueAt not before this instant; null: at once
 * @param enclosures pictures and files that all its mails carry
 * @param expiresAt given up from this instant on; null: five days after it was due
 */
public record Mailing(String origin, Lane lane, MailModel model, @Nullable HeaderText fromName,
        @Nullable EmailAddress replyTo,
        @Nullable ListId list, @Nullable CalendarPart calendar, @Nullable Instant dueAt, @Nullable Instant expiresAt,
        List<Enclosure> enclosures) {

    /** A mailing without pictures and files. */
    public Mailing(String origin, Lane lane, MailModel model, @Nullable HeaderText fromName,
            @Nullable EmailAddress replyTo, @Nullable ListId list, @Nullable CalendarPart calendar,
            @Nullable Instant dueAt, @Nullable Instant expiresAt) {
        this(origin, lane, model, fromName, replyTo, list, calendar, dueAt, expiresAt, List.of());
    }

    /** A mailing whose recipients bring a calendar object or none. */
    public Mailing(String origin, Lane lane, MailModel model, @Nullable HeaderText fromName,
            @Nullable EmailAddress replyTo, @Nullable ListId list, @Nullable Instant dueAt,
            @Nullable Instant expiresAt) {
        this(origin, lane, model, fromName, replyTo, list, null, dueAt, expiresAt);
    }

    /** Mail for one person that belongs to no group: confirmations, sign-in links, receipts. */
    public static Mailing personal(String origin, MailModel model) {
        return new Mailing(origin, Lane.PERSONAL, model, null, null, null, null, null);
    }
}

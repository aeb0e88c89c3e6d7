package org.convene.rights;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.delivery.SentMail;
import org.convene.guest.Guests;
import org.convene.invitation.Invited;
import org.convene.subscription.Kept;

/**
 * Everything kept about one person, as the page shows it and the file holds it.
 *
 * @param service name of this service
 * @param formerAddresses latest first; what is kept about these is here too
 * @param clockStyle 12, 24, or empty: as the language has it
 * @param announcements how they come: EACH, DAILY or WEEKLY
 * @param ownCalendar whether they have a calendar of their own to subscribe to
 * @param subscriptions past ones too
 * @param consents what was agreed to and withdrawn
 * @param invitations what stands in their calendar by us, and what they answered
 * @param guestOf single dates they are or were invited to as a guest, and why
 * @param letters what was written to the organisers
 * @param notes what staff wrote about them for each other
 * @param mails the latest mails to this address
 */
public record PersonalData(String service, Instant at, String address, List<String> formerAddresses, String name,
        String language, String timeZone,
        String clockStyle, String announcements, boolean ownCalendar, Instant since,
        List<Kept.Subscribed> subscriptions, List<Kept.Agreed> consents, List<Invited> invitations,
        List<Guests.Kept> guestOf, List<Letter> letters, List<Remark> notes, List<SentMail> mails) {

    /** A note of staff. */
    public record Remark(String group, String body, Instant at) {}

    /** A message to the organisers. */
    public record Letter(String kind, String subject, String body, String state, Instant at,
            @Nullable Instant answeredAt) {}
}

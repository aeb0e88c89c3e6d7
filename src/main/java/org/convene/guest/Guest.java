package org.convene.guest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;
import org.convene.meeting.Person;
import org.convene.meeting.Slot;

/**
 * Somebody invited to one date.
 *
 * @param meeting where they were told last, or are to be told, that they are invited to
 * @param slot the one edition they come to; null: all
 * @param address null once they wanted no more mail
 * @param note why they may be written to, in the moderator's words
 * @param ends when the date is over, as it was known last
 */
record Guest(UUID id, UUID group, UUID meeting, @Nullable UUID slot, String name, String affiliation,
        @Nullable EmailAddress address, Locale language, ZoneId zone, String note, String addedBy, Instant addedAt,
        Instant ends) {
    boolean stopped() {
        return address == null;
    }

    /** As everybody reads it where the guest is shown. */
    Person person() {
        return new Person(name, affiliation, "");
    }

    /** Those of these slots that the guest comes to: the chosen one, or all where that does not exist any more. */
    List<Slot> slots(List<Slot> all) {
        List<Slot> chosen = all.stream().filter(one -> one.id().equals(slot)).toList();
        return chosen.isEmpty() ? all : chosen;
    }
}

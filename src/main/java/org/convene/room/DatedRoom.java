package org.convene.room;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The room of one date and slot.
 *
 * @param reference original date and slot, see {@link #reference}
 * @param address where a host goes
 * @param said what the provider was told last
 */
record DatedRoom(UUID meeting, String reference, String external, String address, String said, Instant ends) {

    static String reference(LocalDate date, UUID slot) {
        return date + "/" + slot;
    }

    static LocalDate date(String reference) {
        return LocalDate.parse(reference.substring(0, reference.indexOf('/')));
    }

    static UUID slot(String reference) {
        return UUID.fromString(reference.substring(reference.indexOf('/') + 1));
    }

    /** Not the address: it must not reach a log. */
    @Override
    public String toString() {
        return "DatedRoom[" + meeting + " " + reference + "]";
    }
}

package org.convene.rights;

import java.time.Instant;
import java.util.UUID;

/**
 * Something a subscriber asked for, which only the reader of a mail can carry out.
 *
 * @param address the new one; empty for data
 * @param done whether it was carried out, which it is once
 */
record PersonalRequest(UUID id, UUID subscriber, Kind kind, String address, Instant expiresAt, boolean done) {

    enum Kind {
        ADDRESS, DATA
    }

    boolean open(Instant now) {
        return !done && expiresAt.isAfter(now);
    }
}

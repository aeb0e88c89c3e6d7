package org.convene.rights;

import java.time.Instant;
import java.util.UUID;

import org.convene.site.Ids;

/**
 * Something a subscriber asked for, which only the reader of a mail can carry out.
 *
 * @param address the new one; empty for data
 * @param done whether it was carried out, which it is once
 * @param former the address before it was carried out; empty until then, and for data
 */
record PersonalRequest(UUID id, UUID subscriber, Kind kind, String address, Instant expiresAt, boolean done,
        String former, Verdict verdict) {

    enum Kind {
        ADDRESS, DATA
    }

    /** What whoever reads the former address said. */
    enum Verdict {
        NONE, AGREED, UNDONE
    }

    static PersonalRequest of(UUID subscriber, Kind kind, String address, Instant expiresAt) {
        return new PersonalRequest(Ids.next(), subscriber, kind, address, expiresAt, false, "", Verdict.NONE);
    }

    boolean moved() {
        return done && !former.isEmpty();
    }

    boolean open(Instant now) {
        return !done && expiresAt.isAfter(now);
    }
}

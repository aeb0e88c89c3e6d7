package org.convene.room;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What the room of one date is to be like.
 *
 * @param confidential Chatham House rule: nothing is recorded, and nobody is registered by name
 * @param again an earlier try may have made it
 */
record DatedPlan(UUID meeting, String reference, String title, Instant start, Duration length, boolean confidential,
        boolean again) {

    Instant end() {
        return start.plus(length);
    }

    /** What makes it different from what was told before. */
    String said() {
        return Integer.toHexString(title.hashCode()) + " " + start + " " + length + " " + confidential;
    }
}

package org.convene.room;

import java.util.UUID;

/**
 * Something a provider is to be asked.
 *
 * @param reference what it is about where that is not the meeting's room itself: a room to give back, a recording
 * @param attempts this one included
 * @param version of the row as it was claimed
 */
record Order(UUID id, UUID meeting, Provider provider, Task task, String reference, int attempts, long version) {

    /** What to do. */
    enum Task {
        OPEN, CHANGE, CLOSE, RECORDINGS,
        /** The room of one date. */
        DATE
    }
}

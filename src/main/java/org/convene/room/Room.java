package org.convene.room;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The room of a meeting at a provider.
 *
 * @param external the provider's id; empty until it is there
 * @param address where people go; empty where each visit has its own
 * @param problem why it could not be made; NONE when nothing is wrong
 * @param prepared when it was last opened; only of rooms that are fleeting
 */
record Room(UUID meeting, Provider provider, State state, String external, String address, RoomProblem problem,
        @Nullable Instant prepared) {

    /** How far it is. */
    enum State {
        /** Asked for. */
        ORDERED,
        /** There. */
        READY,
        /** Not to be had as things are; tried again now and then. */
        FAILED
    }

    /** Not the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Room[" + meeting + " " + provider + " " + state + " " + problem + "]";
    }
}

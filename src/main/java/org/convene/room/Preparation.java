package org.convene.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a room that is there has to be looked at again. */
final class Preparation {
    /** How long before the start a fleeting room is opened, and how long after the end it is kept open. */
    static final Duration BEFORE = Duration.ofMinutes(20);
    static final Duration AFTER = Duration.ofMinutes(30);
    /** How long after the end a server is asked for recordings first. */
    static final Duration RECORDED = Duration.ofMinutes(45);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofDays(1);

    private Preparation() {}

    static Optional<Order.Task> of(RoomProvider provider, Room room, Instant now) {
        Instant last = room.prepared();
        Duration rest = provider.fleeting() ? AGAIN : LOOK;
        boolean due = last == null || !last.plus(rest).isAfter(now);
        return due
                ? Optional.of(provider.fleeting() ? Order.Task.OPEN : Order.Task.CHANGE)
                : Optional.empty();
    }
}

package org.convene.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A request that waits for its confirmation.
 *
 * @param groups ids; once confirmed, those that were
 * @param mailed those of them that the mail under way names
 * @param slots those chosen
 * @param requestedFrom network it came from
 * @param mailedAt when its confirmation was last handed to the outbox
 */
record Signup(UUID id, Person person, List<UUID> groups, List<UUID> mailed, Set<UUID> slots, String how,
        String requestedFrom, State state,
        Instant createdAt, Instant expiresAt, @Nullable Instant mailedAt) {

    enum State {
        OPEN, CONFIRMED, REFUSED
    }

    /** Those that came after the mail left. */
    List<UUID> later() {
        return groups.stream().filter(group -> !mailed.contains(group)).toList();
    }

    boolean expired(Instant now) {
        return state == State.OPEN && !expiresAt.isAfter(now);
    }
}

package org.convene.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Subscriber × group.
 *
 * @param pausedUntil first day on which mail comes again; set while paused
 * @param pausedByStaff whether staff may end the pause; nobody ends one that the person chose
 * @param slots those taken; a meeting of which none is named is taken whole
 * @param activeSince null while nobody has accepted the request yet
 * @param departure names the act that ended it, together with others
 */
record Subscription(UUID id, Subscriber subscriber, UUID group, State state, Kinds kinds,
        Set<UUID> slots, @Nullable LocalDate pausedUntil, boolean pausedByStaff, Instant createdAt,
        @Nullable Instant activeSince, @Nullable Instant endedAt,
        @Nullable EndReason endedReason, @Nullable UUID departure) {

    /** PENDING waits for a moderator. */
    enum State {
        PENDING, ACTIVE, PAUSED, ENDED
    }

    /** The kinds of mail chosen. */
    record Kinds(boolean invitations, boolean announcements) {
        static final Kinds ALL = new Kinds(true, true);
    }

    enum EndReason {
        LEFT, REMOVED, DECLINED, SUPPRESSED, COMPLAINED
    }

    boolean active() {
        return state == State.ACTIVE;
    }

    boolean live() {
        return state != State.ENDED;
    }

    boolean wants(MailKind kind) {
        return kind == MailKind.INVITATIONS ? kinds.invitations() : kinds.announcements();
    }

    Member member() {
        Person person = subscriber.person();
        return new Member(id, subscriber.id(), group, person.address(), person.name(), person.language(),
                person.zone(), person.clock(), slots);
    }
}

package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.meeting.MeetingChanged;
import org.convene.site.Conflict;

/** Collects the edits of a meeting whose members were invited already, so that several become one mail. */
@Component
class Revisions {
    private static final int AT_ONCE = 20;
    private final RevisionRepository revisions;
    private final InvitationProperties properties;
    private final Clock clock;

    Revisions(RevisionRepository revisions, InvitationProperties properties, Clock clock) {
        this.revisions = revisions;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    void changed(MeetingChanged news) {
        if (news.meeting().firstMailed() != null) {
            revisions.edited(news.before(), news.by(), clock.instant(), leaves());
        }
    }

    Set<UUID> among(Collection<UUID> meetings) {
        return revisions.among(meetings);
    }

    Optional<Pending> of(UUID meeting) {
        return revisions.of(meeting);
    }

    List<UUID> ripe() {
        return revisions.ripe(clock.instant(), AT_ONCE);
    }

    /** Empty when somebody held it back, went on editing or sent it meanwhile. */
    Optional<Pending> ripe(UUID meeting) {
        return of(meeting).filter(one -> !one.held() && !one.leaves().isAfter(clock.instant()));
    }

    /** @throws Conflict when others edited since, or it left already. @param seen when it was to leave; null: not known */
    void requireSeen(UUID meeting, @Nullable Instant seen) {
        if (seen != null) {
            Pending waiting = of(meeting).orElseThrow(() -> new Conflict("problem.invitation.left"));
            if (!waiting.leaves().equals(seen)) {
                throw new Conflict("problem.invitation.edited");
            }
        }
    }

    /** @throws Conflict when nothing waits any more, or others edited since */
    void hold(UUID meeting, boolean held, @Nullable Instant seen) {
        requireSeen(meeting, seen);
        if (!revisions.hold(meeting, held, leaves())) {
            throw new Conflict("problem.invitation.left");
        }
    }

    void done(UUID meeting) {
        revisions.delete(meeting);
    }

    private Instant leaves() {
        return clock.instant().plus(properties.coalesce());
    }
}

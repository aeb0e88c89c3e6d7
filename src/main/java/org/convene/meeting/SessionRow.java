package org.convene.meeting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A row of {@code occurrence}: what was noted for one date. @param added the meeting has it beside its rule */
record SessionRow(UUID id, UUID group, @Nullable UUID meeting, LocalDate date, Session session,
        Map<UUID, LocalDateTime> moves, boolean added, long version) {

    static SessionRow plain(Meeting meeting, LocalDate date) {
        return new SessionRow(org.convene.site.Ids.next(), meeting.group(), meeting.id(), date, Session.PLAIN, Map.of(),
                false, 0);
    }

    SessionRow with(Session other, Map<UUID, LocalDateTime> otherMoves) {
        return new SessionRow(id, group, meeting, date, other, otherMoves, added, version);
    }

    /** On another day; only for sessions without a meeting, which nothing moves. */
    SessionRow with(Session other, LocalDate day) {
        return new SessionRow(id, group, meeting, day, other, Map.of(), added, version);
    }

    /** The same row for another date, on which nothing is moved. */
    SessionRow on(Meeting other, LocalDate day) {
        return new SessionRow(id, group, other.id(), day, renamed(other.id(), day), Map.of(), added, version);
    }

    /** What was noted, as another date's. */
    Session renamed(UUID other, LocalDate day) {
        return meeting == null
                ? session
                : session.renamed(Occurrence.idOf(meeting, date), Occurrence.idOf(other, day));
    }
}

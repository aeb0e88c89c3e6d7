package org.convene.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.Problems;

/** Dates that a meeting has beside its rule (RFC 5545 RDATE); where dates are announced one by one, all of them. */
@Component
class AddedDates {
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final Clock clock;

    AddedDates(MeetingRepository meetings, SessionRepository sessions, Clock clock) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param start local start of the leading slot; the others move along by the same step */
    LocalDate add(Meeting meeting, LocalDateTime start, Session session) {
        if (meeting.cancelled()) {
            throw new Conflict("problem.meeting.cancelled");
        }
        Schedule schedule = Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
        LocalDate date = start.toLocalDate();
        Map<UUID, LocalDateTime> moves = moves(meeting, start);
        SessionRow row = new SessionRow(Ids.next(), meeting.group(), meeting.id(), date, session, moves, true, 0);
        Problems problems = SessionCheck.of(session, schedule.longest(session));
        problems.require(MeetingEdits.ahead(meeting, date, moves, clock.instant()), "start", "problem.meeting.start");
        problems.require(!schedule.rows().containsKey(date) && !schedule.has(date), "start", "problem.meeting.taken");
        problems.require(!schedule.taken(row), "start", "problem.meeting.taken").throwIfAny();
        sessions.save(row);
        meetings.touch(meeting.id(), clock.instant());
        return date;
    }

    private static Map<UUID, LocalDateTime> moves(Meeting meeting, LocalDateTime start) {
        Duration step = Duration.between(meeting.slots().getFirst().on(start.toLocalDate()), start);
        Map<UUID, LocalDateTime> moves = new HashMap<>();
        if (!step.isZero()) {
            meeting.slots().forEach(slot -> moves.put(slot.id(), slot.on(start.toLocalDate()).plus(step)));
        }
        return moves;
    }
}

package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;

/**
 * Changes a date and all that follow: the series ends before that date, and a meeting of its own goes on from there.
 * Calendar programs do not honour RANGE=THISANDFUTURE (RFC 5545 3.2.13).
 */
@Component
class SeriesCut {
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final Clock clock;

    SeriesCut(MeetingRepository meetings, SessionRepository sessions, Clock clock) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether dates of the series that still lie ahead come before this one; else following means all. */
    boolean divides(Meeting meeting, LocalDate from) {
        Schedule schedule = schedule(meeting);
        if (meeting.cancelled() || !schedule.has(from) || meeting.recurrence().once()) {
            throw new InvalidInput(FieldProblem.of("from", "problem.meeting.from"));
        }
        Instant now = clock.instant();
        return schedule.between(now, null, 1).stream().anyMatch(one -> one.date().isBefore(from));
    }

    /** @return the meeting that goes on */
    Meeting divide(Meeting before, LocalDate from, MeetingDraft typed, long version) {
        MeetingDraft draft = turned(before, starting(typed, from));
        MeetingCheck.Plan plan = MeetingCheck.read(draft);
        Schedule schedule = schedule(before);
        if (before.version() != version
                || !meetings.end(before.id(), before.recurrence().until(from.minusDays(1)), version)) {
            throw new Conflict("problem.meeting.changed");
        }
        UUID id = Ids.next();
        meetings.insert(id, before.group(), before.id(), draft, plan, clock.instant());
        Meeting after = meetings.byId(id).orElseThrow();
        hand(schedule, after, from);
        meetings.touch(before.id(), clock.instant());
        return after;
    }

    /** The slots that go on with those of the former meeting, by their ids. */
    static Map<UUID, UUID> next(Meeting before, Meeting after) {
        List<Slot> matched = MeetingEdits
                .matched(before, new MeetingCheck.Plan(after.firstDate(), after.recurrence(), after.slots())).slots();
        Set<UUID> known = before.slots().stream().map(Slot::id).collect(Collectors.toSet());
        Map<UUID, UUID> slots = new HashMap<>();
        for (int i = 0; i < matched.size(); i++) {
            if (known.contains(matched.get(i).id())) {
                slots.put(matched.get(i).id(), after.slots().get(i).id());
            }
        }
        return slots;
    }

    private static MeetingDraft starting(MeetingDraft typed, LocalDate from) {
        boolean earlier = typed.firstDate().strip().compareTo(from.toString()) < 0;
        return typed.with(earlier ? from.toString() : typed.firstDate(), typed.recurrence());
    }

    /** Slots that take turns go on where they were: the one whose turn it is leads. */
    private static MeetingDraft turned(Meeting before, MeetingDraft draft) {
        int many = before.slots().size();
        if (!before.turns() || !draft.alternating() || draft.slots().size() != many) {
            return draft;
        }
        LocalDate first = MeetingCheck.read(draft).firstDate();
        int turn = before.recurrence().datesBefore(before.firstDate().atStartOfDay(), first.atStartOfDay()) % many;
        List<MeetingDraft.Time> slots = new ArrayList<>(draft.slots());
        Collections.rotate(slots, -turn);
        return draft.with(slots);
    }

    /** Takes along what was noted for the dates that follow, each to the nearest date within a week. */
    private void hand(Schedule old, Meeting after, LocalDate from) {
        Map<UUID, UUID> slots = next(old.meeting(), after);
        Schedule next = Schedule.of(after, List.of());
        Set<LocalDate> taken = new HashSet<>();
        List<LocalDate> lost = new ArrayList<>();
        for (SessionRow row : old.rows().values().stream().filter(one -> !one.date().isBefore(from)).toList()) {
            Optional<LocalDate> date = row.added() || next.has(row.date())
                    ? Optional.of(row.date())
                    : MeetingEdits.nearest(next, row.date(), from, taken);
            sessions.delete(row.id());
            if (date.isPresent() && taken.add(date.get())) {
                boolean stays = date.get().equals(row.date());
                sessions.save(new SessionRow(row.id(), row.group(), after.id(), date.get(),
                        row.renamed(after.id(), date.get()), stays ? moves(row, slots) : Map.of(), row.added(), 0));
            } else if (MeetingEdits.told(row)) {
                lost.add(row.date());
            }
        }
        MeetingEdits.refuse(lost);
    }

    /** Only where each slot of the one is a slot of the other. */
    private static Map<UUID, LocalDateTime> moves(SessionRow row, Map<UUID, UUID> slots) {
        Map<UUID, LocalDateTime> moves = new HashMap<>();
        row.moves().forEach((slot, start) -> {
            UUID same = slots.get(slot);
            if (same != null) {
                moves.put(same, start);
            }
        });
        return moves;
    }

    private Schedule schedule(Meeting meeting) {
        return Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
    }
}

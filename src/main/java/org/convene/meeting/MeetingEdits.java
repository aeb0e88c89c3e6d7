package org.convene.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.LocalTimes;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** Changes what is true: meetings, their slots and single dates. Mails nothing. */
@Component
class MeetingEdits {
    private static final int NEAR = 6;
    private static final Duration EARLY_OR_LATE = Duration.ofHours(1);
    private static final Duration FAR = Duration.ofDays(Schedule.FURTHEST);
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final HeldDates held;
    private final Clock clock;

    MeetingEdits(MeetingRepository meetings, SessionRepository sessions, HeldDates held, Clock clock) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.held = held;
        this.clock = clock;
    }

    Meeting create(UUID group, MeetingDraft draft) {
        UUID id = Ids.next();
        MeetingCheck.Plan plan = MeetingCheck.read(draft);
        meetings.insert(id, group, null, draft, plan, clock.instant());
        return meetings.byId(id).orElseThrow();
    }

    Meeting update(Meeting before, MeetingDraft draft, long version) {
        MeetingCheck.Plan wanted = matched(before, MeetingCheck.read(draft));
        Meeting planned = before.planned(draft, wanted);
        List<Occurrence> past = held.endangered(before, planned);
        MeetingCheck.Plan plan = past.isEmpty() ? wanted : held.ahead(wanted, planned, past);
        if (before.version() != version || !meetings.update(before.id(), draft, plan, version)) {
            throw new Conflict("problem.meeting.changed");
        }
        slots(before, plan.slots());
        Meeting after = meetings.byId(before.id()).orElseThrow();
        held.keep(after, past);
        carry(before, after);
        meetings.touch(before.id(), clock.instant());
        return meetings.byId(before.id()).orElseThrow();
    }

    /** Slots that stay keep their id, and with it the invitations: the same time and zone first, then in order. */
    static MeetingCheck.Plan matched(Meeting before, MeetingCheck.Plan plan) {
        List<Slot> free = new ArrayList<>(before.slots());
        Map<Integer, Slot> taken = new HashMap<>();
        for (int i = 0; i < plan.slots().size(); i++) {
            Slot slot = plan.slots().get(i);
            Optional<Slot> same = free.stream()
                    .filter(old -> old.time().equals(slot.time()) && old.zone().equals(slot.zone())).findFirst();
            int position = i;
            same.ifPresent(old -> taken.put(position, old));
            same.ifPresent(free::remove);
        }
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < plan.slots().size(); i++) {
            Slot slot = plan.slots().get(i);
            Slot old = taken.containsKey(i) ? taken.get(i) : free.isEmpty() ? slot : free.removeFirst();
            slots.add(new Slot(old == null ? slot.id() : old.id(), slot.label(), slot.time(), slot.zone(),
                    slot.minutes()));
        }
        return new MeetingCheck.Plan(plan.firstDate(), plan.recurrence(), slots);
    }

    private void slots(Meeting before, List<Slot> slots) {
        Set<UUID> known = before.slots().stream().map(Slot::id).collect(Collectors.toSet());
        for (int i = 0; i < slots.size(); i++) {
            if (known.remove(slots.get(i).id())) {
                meetings.update(slots.get(i), i);
            } else {
                meetings.insert(before.id(), slots.get(i), i);
            }
        }
        known.forEach(meetings::remove);
    }

    /** Takes what was noted for coming dates along to the new dates, each to the nearest free one within a week. */
    private void carry(Meeting before, Meeting after) {
        if (before.recurrence().equals(after.recurrence()) && before.firstDate().equals(after.firstDate())) {
            return;
        }
        Schedule schedule = Schedule.of(after, sessions.ofMeetings(List.of(after.id())));
        LocalDate today = Schedule.today(clock.instant(), after.slots().getFirst().zone());
        Set<LocalDate> taken = new HashSet<>(schedule.rows().keySet());
        List<LocalDate> lost = new ArrayList<>();
        for (SessionRow row : schedule.rows().values()) {
            if (row.added() || row.date().isBefore(today) || schedule.has(row.date())) {
                continue;
            }
            Optional<LocalDate> next = after.recurrence().once()
                    ? Optional.of(after.firstDate())
                    : nearest(schedule, row.date(), today, taken);
            if (next.isPresent() && taken.add(next.get())) {
                sessions.save(row.on(after, next.get()));
            } else if (told(row)) {
                lost.add(row.date());
            } else {
                sessions.delete(row.id());
            }
        }
        refuse(lost);
    }

    /** Whether something was noted that would be missed. */
    static boolean told(SessionRow row) {
        return !row.session().equals(Session.PLAIN.with(row.session().status()));
    }

    /** @throws InvalidInput when words of these dates would be lost */
    static void refuse(List<LocalDate> lost) {
        if (!lost.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("recurrence", "problem.meeting.dates-lost", lost));
        }
    }

    static Optional<LocalDate> nearest(Schedule schedule, LocalDate date, LocalDate today,
            Set<LocalDate> taken) {
        return schedule.dates(date.minusDays(NEAR), 2 * NEAR + 1).stream()
                .filter(other -> !taken.contains(other) && !other.isBefore(today)
                        && Math.abs(ChronoUnit.DAYS.between(date, other)) <= NEAR)
                .min(Comparator.comparing(other -> Math.abs(ChronoUnit.DAYS.between(date, other))));
    }

    /**
     * What came of dates that are over is noted for a cancelled meeting too.
     *
     * @throws NotFound for a date the meeting does not have
     */
    SessionRow change(Meeting meeting, LocalDate date, SessionChange change) {
        Schedule schedule = Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
        if (!schedule.rows().containsKey(date) && !schedule.has(date)) {
            throw new NotFound("occurrence");
        }
        Optional<Occurrence> now = schedule.on(date);
        boolean over = now.map(one -> !one.end().isAfter(clock.instant())).orElse(false);
        if (meeting.cancelled() && !over) {
            throw new Conflict("problem.meeting.cancelled");
        }
        SessionRow before = schedule.row(date);
        Session session = change.onto(before.session());
        Problems problems = check(schedule, before.session(), session);
        Map<UUID, LocalDateTime> moves = now.map(one -> moves(meeting, before, one.times().getFirst(), change.start()))
                .orElse(before.moves());
        boolean shifted = !moves.equals(before.moves()) || session.status() != before.session().status();
        problems.require(!over || !shifted, "start", "problem.meeting.past");
        problems.require(over || moves.equals(before.moves()) || ahead(meeting, date, moves, clock.instant()), "start",
                "problem.meeting.start");
        SessionRow after = before.with(session, moves);
        problems.require(!shifted || session.status() == Session.Status.CANCELLED || !schedule.taken(after), "start",
                "problem.meeting.taken");
        problems.throwIfAny();
        if (!sessions.save(after)) {
            throw new Conflict("problem.meeting.changed");
        }
        meetings.touch(meeting.id(), clock.instant());
        return after;
    }

    /** Tracks that once fitted in stay when the meeting gets shorter. */
    private static Problems check(Schedule schedule, Session before, Session session) {
        boolean same = session.tracks().equals(before.tracks()) && Objects.equals(session.minutes(), before.minutes());
        return same ? SessionCheck.of(session) : SessionCheck.of(session, schedule.longest(session));
    }

    /** The occurrence that was nearest to running then, if one was. */
    void recorded(Meeting meeting, Instant began, String url) {
        Schedule schedule = Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
        schedule.between(began.minus(EARLY_OR_LATE), began.plus(EARLY_OR_LATE), NEAR).stream()
                .filter(one -> !one.cancelled())
                .min(Comparator.comparing(one -> Duration.between(one.start(), began).abs()))
                .filter(one -> one.session().material().recording().isEmpty())
                .ifPresent(one -> change(meeting, one.date(), SessionChange.recorded(one.session().material(), url)));
    }

    /** All slots move by the same step of local time. @param first the one that begins first */
    private static Map<UUID, LocalDateTime> moves(Meeting meeting, SessionRow row, OccurrenceTime first,
            @Nullable LocalDateTime start) {
        if (start == null || start.equals(first.local())) {
            return row.moves();
        }
        Duration step = Duration.between(first.slot().on(row.date()), start);
        return step.isZero()
                ? Map.of()
                : meeting.slots().stream()
                        .collect(Collectors.toMap(Slot::id, slot -> slot.on(row.date()).plus(step)));
    }

    static boolean ahead(Meeting meeting, LocalDate date, Map<UUID, LocalDateTime> moves, Instant now) {
        return meeting.slots().stream()
                .map(slot -> LocalTimes.instant(moves.getOrDefault(slot.id(), slot.on(date)), slot.zone()))
                .allMatch(start -> start.isAfter(now) && start.isBefore(now.plus(FAR)));
    }
}

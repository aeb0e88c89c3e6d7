package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * What was held stays what it was. Where a meeting comes to have other dates or times, those that are over become dates
 * beside its rule, each with the times it had, and the rule begins with the first date that lies ahead.
 */
@Component
class HeldDates {
    private static final Period KEPT = Period.ofYears(10);
    private static final int MOST = 4_000;
    private static final int SEARCHED = 400;
    private final SessionRepository sessions;
    private final Clock clock;

    HeldDates(SessionRepository sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What one date looked like to those who came. */
    private record Seen(LocalDate date, List<List<Object>> times) {
        static Seen of(Occurrence one) {
            return new Seen(one.date(),
                    one.times().stream().map(time -> List.<Object>of(time.start(), time.minutes())).toList());
        }
    }

    /** All dates that are over, if any would be lost or have other times; empty also where nothing can have been held yet. */
    List<Occurrence> endangered(Meeting before, Meeting planned) {
        Instant opened = before.firstMailed();
        List<SessionRow> rows = sessions.ofMeetings(List.of(before.id()));
        List<Occurrence> past = past(Schedule.of(before, rows));
        boolean held = past.stream().anyMatch(one -> opened != null && one.end().isAfter(opened))
                || rows.stream().anyMatch(row -> MeetingEdits.told(row)
                        && past.stream().anyMatch(one -> one.date().equals(row.date())));
        boolean same = past.stream().map(Seen::of).toList()
                .equals(past(Schedule.of(planned, rows)).stream().map(Seen::of).toList());
        return held && !same ? past : List.of();
    }

    private List<Occurrence> past(Schedule schedule) {
        Instant now = clock.instant();
        Instant from = now.atOffset(ZoneOffset.UTC).minus(KEPT).toInstant();
        return schedule.between(from, now, MOST).stream().filter(one -> !one.end().isAfter(now))
                .sorted(Comparator.comparing(Occurrence::date)).toList();
    }

    /** The plan from the first date on that lies ahead; as it is where there is none. @param planned the meeting as it plans it */
    MeetingCheck.Plan ahead(MeetingCheck.Plan plan, Meeting planned, List<Occurrence> held) {
        Instant now = clock.instant();
        Schedule schedule = Schedule.of(planned, List.of());
        LocalDate from = Stream.of(held.getLast().date().plusDays(1), plan.firstDate(),
                Schedule.today(now, ZoneOffset.UTC).minusDays(Schedule.DAYS_OF_SLACK)).max(LocalDate::compareTo)
                .orElseThrow();
        return schedule.dates(from, SEARCHED).stream()
                .filter(date -> schedule.on(date).filter(one -> one.end().isAfter(now)).isPresent()).findFirst()
                .map(date -> new MeetingCheck.Plan(date, plan.recurrence(), inTurn(planned, date))).orElse(plan);
    }

    /** Slots that take turns go on where they would be: the one whose turn it is leads. */
    private static List<Slot> inTurn(Meeting planned, LocalDate date) {
        List<Slot> slots = new ArrayList<>(planned.slots());
        if (planned.turns()) {
            Collections.rotate(slots, -planned.recurrence().datesBefore(planned.firstDate().atStartOfDay(),
                    date.atStartOfDay()) % slots.size());
        }
        return slots;
    }

    /** Writes down what was held. @param after the meeting as it is now */
    void keep(Meeting after, List<Occurrence> held) {
        Schedule schedule = Schedule.of(after, sessions.ofMeetings(List.of(after.id())));
        for (Occurrence one : held) {
            SessionRow row = schedule.row(one.date());
            Map<UUID, LocalDateTime> starts = starts(after, one);
            boolean sameLength = one.times().stream().allMatch(time -> after.slots().stream()
                    .allMatch(slot -> !starts.containsKey(slot.id()) || after.minutesOf(slot) == time.minutes()));
            Session session = row.session().minutes() != null || sameLength
                    ? row.session()
                    : row.session().lasting(one.times().getFirst().minutes());
            sessions.save(new SessionRow(row.id(), row.group(), row.meeting(), row.date(), session, starts, true,
                    row.version()));
        }
    }

    /** By the slots there are now: what was in one that is gone, is in one that had no time on that date. */
    private static Map<UUID, LocalDateTime> starts(Meeting after, Occurrence one) {
        Map<UUID, LocalDateTime> starts = new HashMap<>();
        List<OccurrenceTime> gone = new ArrayList<>();
        for (OccurrenceTime time : one.times()) {
            Optional<Slot> same = after.slots().stream().filter(slot -> slot.id().equals(time.slot().id())).findFirst();
            same.ifPresentOrElse(slot -> starts.put(slot.id(), local(time, slot)), () -> gone.add(time));
        }
        for (OccurrenceTime time : gone) {
            after.slots().stream().filter(slot -> !starts.containsKey(slot.id())).findFirst()
                    .ifPresent(slot -> starts.put(slot.id(), local(time, slot)));
        }
        return starts;
    }

    private static LocalDateTime local(OccurrenceTime time, Slot slot) {
        return LocalDateTime.ofInstant(time.start(), slot.zone());
    }
}

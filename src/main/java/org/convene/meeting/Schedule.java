package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.LocalTimes;
import org.convene.calendar.Recurrence;

/** The dates of one meeting: its rule together with what was noted for single dates. */
record Schedule(Meeting meeting, Map<LocalDate, SessionRow> rows) {
    static final int DAYS_OF_SLACK = 9;
    /** A date is not moved further than this. */
    static final int FURTHEST = 400;

    static Schedule of(Meeting meeting, List<SessionRow> rows) {
        return new Schedule(meeting, rows.stream().collect(
                Collectors.toMap(SessionRow::date, Function.identity(), (one, other) -> one, TreeMap::new)));
    }

    /** Occurrences whose end lies after {@code from} and start before {@code to} (null: no bound), in order, cancelled ones included. */
    List<Occurrence> between(Instant from, @Nullable Instant to, int limit) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(DAYS_OF_SLACK);
        TreeSet<LocalDate> dates = new TreeSet<>(dates(first, to, limit + rows.size() + 2 * DAYS_OF_SLACK));
        rows.values().stream().filter(row -> row.meeting() != null).map(SessionRow::date).forEach(dates::add);
        return dates.stream().map(this::on).flatMap(Optional::stream)
                .filter(one -> one.end().isAfter(from) && (to == null || one.start().isBefore(to)))
                .sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::date)).limit(limit).toList();
    }

    /** No more than a date a day lies between the two. */
    private List<LocalDate> dates(LocalDate first, @Nullable Instant to, int limit) {
        if (to == null) {
            return dates(first, limit);
        }
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(DAYS_OF_SLACK);
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        return dates(first, (int) Math.clamp(days, 0, limit)).stream().takeWhile(date -> !date.isAfter(last)).toList();
    }

    /** The dates of the rule alone from {@code first} on. */
    List<LocalDate> dates(LocalDate first, int limit) {
        return dates(meeting.recurrence(), meeting.firstDate(), first, limit);
    }

    static List<LocalDate> dates(Recurrence rule, LocalDate start, LocalDate first, int limit) {
        return rule.dates(start.atStartOfDay(), ZoneOffset.UTC, first.atStartOfDay(), limit).stream()
                .map(LocalDateTime::toLocalDate).toList();
    }

    /** The one before this original date, whatever became of it. */
    Optional<Occurrence> before(LocalDate date) {
        return dates(date.minusDays(100), 102).stream().filter(other -> other.isBefore(date))
                .reduce((one, other) -> other).flatMap(this::on);
    }

    /** Whether the rule has this date. */
    boolean has(LocalDate date) {
        return thinkable(date) && dates(date, 1).contains(date);
    }

    /** Whether anybody could mean it: nothing is expanded or looked for at the ends of the calendar. */
    static boolean thinkable(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 2200;
    }

    /** The occurrence of this original date; empty when no slot exists on it. */
    Optional<Occurrence> on(LocalDate date) {
        SessionRow row = row(date);
        List<OccurrenceTime> times = times(row);
        Session session = row.session();
        Venue.Place place = session.place().known() ? session.place() : meeting.venue().place();
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Occurrence(Occurrence.idOf(meeting.id(), date), meeting.group(), meeting.id(),
                                meeting.title(), date, session,
                                times, meeting.venue().kind(), place, meeting.chathamHouse(), row.version()));
    }

    /** Whether a slot of this row would begin when the same slot of another date does. */
    boolean taken(SessionRow row) {
        List<OccurrenceTime> wanted = times(row);
        LocalDate first = row.date().minusDays(FURTHEST);
        TreeSet<LocalDate> dates = new TreeSet<>(dates(first, 2 * FURTHEST));
        rows.values().stream().map(SessionRow::date).forEach(dates::add);
        return dates.stream().filter(date -> !date.equals(row.date())).map(this::row)
                .filter(other -> other.session().status() != Session.Status.CANCELLED)
                .flatMap(other -> times(other).stream())
                .anyMatch(time -> wanted.stream().anyMatch(one -> one.slot().id().equals(time.slot().id())
                        && one.start().equals(time.start())));
    }

    SessionRow row(LocalDate date) {
        SessionRow row = rows.get(date);
        return row == null ? SessionRow.plain(meeting, date) : row;
    }

    /** Whether it is a date beside the rule, which may have come to have it meanwhile. */
    boolean beside(SessionRow row) {
        return row.added() && !has(row.date());
    }

    /** The slots that a date has: all of them, or the one whose turn it is. An added date of such a meeting is the leading slot's. */
    List<Slot> slots(SessionRow row) {
        if (beside(row)) {
            List<Slot> named = meeting.slots().stream().filter(slot -> row.moves().containsKey(slot.id())).toList();
            List<Slot> own = named.isEmpty() ? meeting.slots() : named;
            return meeting.turns() ? List.of(own.getFirst()) : own;
        }
        if (!meeting.turns()) {
            return meeting.slots();
        }
        int turn = meeting.recurrence().datesBefore(meeting.firstDate().atStartOfDay(), row.date().atStartOfDay());
        return List.of(meeting.slots().get(turn % meeting.slots().size()));
    }

    private List<OccurrenceTime> times(SessionRow row) {
        List<OccurrenceTime> times = new ArrayList<>();
        for (Slot slot : slots(row)) {
            LocalDateTime original = slot.on(row.date());
            LocalDateTime moved = row.moves().get(slot.id());
            if (moved != null || beside(row) || LocalTimes.exists(original, slot.zone())
                    || row.date().equals(meeting.firstDate())) {
                times.add(new OccurrenceTime(slot, original, moved == null ? original : moved,
                        minutes(row.session(), slot)));
            }
        }
        times.sort(Comparator.comparing(OccurrenceTime::start));
        return times;
    }

    int longest(Session session) {
        return meeting.slots().stream().mapToInt(slot -> minutes(session, slot)).max().orElse(0);
    }

    int minutes(Session session, Slot slot) {
        return session.minutes() == null ? meeting.minutesOf(slot) : session.minutes();
    }

    static LocalDate today(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }

    static Optional<LocalDate> dateOf(String id, UUID meeting) {
        try {
            return id.startsWith(meeting + "_")
                    ? Optional.of(LocalDate.parse(id.substring(id.indexOf('_') + 1))).filter(Schedule::thinkable)
                    : Optional.empty();
        } catch (java.time.DateTimeException noDate) {
            return Optional.empty();
        }
    }
}

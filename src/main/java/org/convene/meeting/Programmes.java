package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public door to what a group’s page shows of its meetings: read once, in one look. */
@Component
@Transactional(readOnly = true)
public class Programmes {
    private static final LocalDate LAST = LocalDate.of(3000, 1, 1);
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final Archive archive;
    private final Clock clock;

    Programmes(MeetingRepository meetings, SessionRepository sessions, Archive archive, Clock clock) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * A group’s meetings.
     *
     * @param meetings those that go on, by first date
     * @param coming without what was cancelled
     * @param before the one before the first of those that are coming, whatever became of it
     * @param past sessions that something was noted for, newest first
     */
    public record Programme(List<Meeting> meetings, List<Occurrence> coming, @Nullable Occurrence before,
            List<Occurrence> past) {
        /** The meeting that the next occurrence is of. */
        Optional<Meeting> next() {
            return coming.stream().findFirst()
                    .flatMap(first -> meetings.stream().filter(one -> one.id().equals(first.meeting())).findFirst());
        }
    }

    /** @param coming how many occurrences at most; {@code past} likewise */
    public Programme of(UUID group, int coming, int past) {
        Instant now = clock.instant();
        List<Meeting> all = meetings.ofGroups(List.of(group));
        List<SessionRow> noted = sessions.ofGroup(group);
        Map<UUID, Schedule> whole = schedules(all, noted);
        List<Meeting> open = all.stream().filter(meeting -> !meeting.cancelled()).toList();
        List<Occurrence> next = schedules(open, near(noted, now)).values().stream()
                .flatMap(one -> one.between(now, null, coming * 2 + 5).stream())
                .filter(one -> !one.cancelled())
                .sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::id)).limit(coming).toList();
        Occurrence before = next.isEmpty() ? null : before(whole, next.getFirst());
        return new Programme(open, next, before, archive.past(whole, noted, past));
    }

    private static @Nullable Occurrence before(Map<UUID, Schedule> all, Occurrence one) {
        Schedule schedule = one.meeting() == null ? null : all.get(one.meeting());
        return schedule == null ? null : schedule.before(one.date()).orElse(null);
    }

    /** Years of dates have nothing to do with what is coming. */
    private static List<SessionRow> near(List<SessionRow> noted, Instant now) {
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(Schedule.DAYS_OF_SLACK);
        return noted.stream().filter(row -> row.date().isBefore(LAST) && (!row.date().isBefore(first)
                || row.moves().values().stream().anyMatch(to -> !to.toLocalDate().isBefore(first)))).toList();
    }

    private static Map<UUID, Schedule> schedules(List<Meeting> all, List<SessionRow> noted) {
        Map<UUID, List<SessionRow>> rows = noted.stream().filter(row -> row.meeting() != null)
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.meeting())));
        return all.stream().map(one -> Schedule.of(one, rows.getOrDefault(one.id(), List.of())))
                .collect(Collectors.toMap(one -> one.meeting().id(), Function.identity()));
    }
}

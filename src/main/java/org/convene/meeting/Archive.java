package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.meeting.Session.Status;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** What is left of a group's past sessions, those of its meetings and those that belong to no meeting. */
@Component
class Archive {
    private static final int MOST = 500;
    private final Schedules schedules;
    private final SessionRepository sessions;
    private final RecordingRule recordings;
    private final Clock clock;

    Archive(Schedules schedules, SessionRepository sessions, RecordingRule recordings, Clock clock) {
        this.schedules = schedules;
        this.sessions = sessions;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** Newest first, those that something was noted for. @param query words to look for; empty: all */
    List<Occurrence> past(UUID group, String query, int limit) {
        String pattern = "%" + query.strip().replaceAll("([\\\\%_])", "\\\\$1").replaceAll("\\s+", "%") + "%";
        Map<UUID, Schedule> all = schedules.all(group);
        return past(all, sessions.past(group, tomorrow(), pattern), limit);
    }

    /** The newest first, those that something was noted for, among all rows of a group. */
    List<Occurrence> past(Map<UUID, Schedule> all, List<SessionRow> rows, int limit) {
        Instant now = clock.instant();
        LocalDate last = tomorrow();
        return rows.stream().filter(row -> !row.date().isAfter(last) && row.session().status() != Status.CANCELLED)
                .flatMap(row -> occurrence(all, row).stream()
                        .filter(one -> (row.meeting() == null || one.end().isBefore(now)) && told(one)))
                .sorted(Comparator.comparing(Occurrence::start).reversed()).limit(Math.min(limit, MOST)).toList();
    }

    private LocalDate tomorrow() {
        return last(clock.instant());
    }

    /** The last day a past session can have been on: in some zone it is that day already. */
    static LocalDate last(Instant now) {
        return Schedule.today(now, ZoneOffset.UTC).plusDays(1);
    }

    /** Newest first, those without a meeting that are not shown: taken out, or with a date that is still to come. */
    List<Occurrence> hidden(UUID group) {
        return sessions.hidden(group, tomorrow()).stream().map(Archive::alone).toList();
    }

    /** A session without a meeting. */
    Optional<Occurrence> alone(UUID group, UUID id) {
        return row(group, id).map(Archive::alone);
    }

    Occurrence add(UUID group, LocalDate date, Session session) {
        over(SessionCheck.past(session), date).throwIfAny();
        recordings.require(group, ChathamHouse.GROUP, Session.PLAIN, session);
        SessionRow row = new SessionRow(Ids.next(), group, null, date, session, Map.of(), false, 0);
        sessions.save(row);
        return alone(group, row.id()).orElseThrow(() -> new NotFound("occurrence"));
    }

    /** A start in the change is the day the session was on. */
    Occurrence change(UUID group, UUID id, SessionChange change, @Nullable Long version) {
        SessionRow before = row(group, id).orElseThrow(() -> new NotFound("occurrence"));
        if (version != null && version != before.version()) {
            throw new Conflict("problem.meeting.changed");
        }
        Session after = change.onto(before.session());
        LocalDateTime start = change.start();
        Problems problems = change.topic() == null ? SessionCheck.of(after) : SessionCheck.past(after);
        (start == null ? problems : over(problems, start.toLocalDate())).throwIfAny();
        recordings.require(group, ChathamHouse.GROUP, before.session(), after);
        if (!sessions.save(before.with(after, start == null ? before.date() : start.toLocalDate()))) {
            throw new Conflict("problem.meeting.changed");
        }
        return alone(group, id).orElseThrow(() -> new NotFound("occurrence"));
    }

    private Problems over(Problems problems, LocalDate date) {
        return over(problems, date, tomorrow());
    }

    /** The archive would not show what is still to come. */
    static Problems over(Problems problems, LocalDate date, LocalDate last) {
        return problems.require(!date.isAfter(last), "date", "problem.meeting.ahead");
    }

    private Optional<SessionRow> row(UUID group, UUID id) {
        return sessions.byId(id).filter(row -> row.group().equals(group) && row.meeting() == null);
    }

    private static Optional<Occurrence> occurrence(Map<UUID, Schedule> schedules, SessionRow row) {
        Schedule schedule = row.meeting() == null ? null : schedules.get(row.meeting());
        return schedule == null ? Optional.of(alone(row)) : schedule.on(row.date());
    }

    private static Occurrence alone(SessionRow row) {
        return new Occurrence(row.id().toString(), row.group(), null, "", row.date(), row.session(), List.of(),
                Venue.Kind.ONLINE, row.session().place(), ChathamHouse.GROUP, row.version());
    }

    private static boolean told(Occurrence one) {
        return !one.session().topic().isEmpty() || one.session().material().any();
    }
}

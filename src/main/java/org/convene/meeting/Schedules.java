package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.group.WorkingGroups;

/** Reads meetings together with what was noted for their dates. */
@Component
class Schedules {
    private static final LocalDate LAST = LocalDate.of(3000, 1, 1);
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final WorkingGroups groups;

    Schedules(MeetingRepository meetings, SessionRepository sessions, WorkingGroups groups) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.groups = groups;
    }

    /** What calendars should show of the meeting from a moment on. */
    Truth truth(Meeting meeting, Instant now) {
        return new Truth(of(meeting), now, groups.byId(meeting.group()).map(meeting::confidential).orElse(true));
    }

    Schedule of(Meeting meeting) {
        return Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
    }

    /** Of the groups' meetings that go on, with all that was ever noted for them. */
    List<Schedule> active(List<UUID> groups) {
        return of(activeMeetings(groups));
    }

    /** Of the groups' meetings that go on, with what was noted for dates between the two. @param to null: no bound */
    List<Schedule> active(List<UUID> groups, Instant from, @Nullable Instant to) {
        List<Meeting> all = activeMeetings(groups);
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(Schedule.DAYS_OF_SLACK);
        LocalDate last = to == null
                ? LAST
                : LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(Schedule.DAYS_OF_SLACK);
        return with(all, sessions.ofMeetings(all.stream().map(Meeting::id).toList(), first, last));
    }

    List<Meeting> activeMeetings(List<UUID> groups) {
        return meetings.ofGroups(groups).stream().filter(meeting -> !meeting.cancelled()).toList();
    }

    /** Also of cancelled meetings, by meeting. */
    Map<UUID, Schedule> all(UUID group) {
        return of(meetings.ofGroups(List.of(group))).stream()
                .collect(Collectors.toMap(one -> one.meeting().id(), one -> one));
    }

    List<Occurrence> between(List<UUID> groups, Instant from, @Nullable Instant to, int limit) {
        return active(groups, from, to).stream().flatMap(one -> one.between(from, to, limit).stream())
                .sorted(Comparator.comparing(Occurrence::start).thenComparing(Occurrence::id)).limit(limit).toList();
    }

    /** The occurrence with this original date; empty when the meeting does not have it. */
    Optional<Occurrence> occurrence(Meeting meeting, LocalDate date) {
        Schedule schedule = of(meeting);
        return schedule.rows().containsKey(date) || schedule.has(date) ? schedule.on(date) : Optional.empty();
    }

    /** The one before this original date, whatever became of it. */
    Optional<Occurrence> before(Meeting meeting, LocalDate date) {
        return of(meeting).before(date);
    }

    private List<Schedule> of(List<Meeting> all) {
        return with(all, sessions.ofMeetings(all.stream().map(Meeting::id).toList()));
    }

    private static List<Schedule> with(List<Meeting> all, List<SessionRow> noted) {
        Map<UUID, List<SessionRow>> rows = noted.stream()
                .collect(Collectors.groupingBy(row -> Objects.requireNonNull(row.meeting())));
        return all.stream().map(one -> Schedule.of(one, rows.getOrDefault(one.id(), List.of()))).toList();
    }
}

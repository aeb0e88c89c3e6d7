package org.convene.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.room.RoomProblem;
import org.convene.room.Rooms;
import org.convene.site.NotFound;

/** The public door of the alarms. They are computed each time: whatever was put right is silent by itself. */
@Component
@Transactional
public class Alarms {
    private static final Duration SILENCE = Duration.ofDays(90);
    private static final Duration LONG = Duration.ofDays(180);
    private static final Duration SNOOZE = Duration.ofDays(7);
    private final AlarmRepository rests;
    private final MeetingWatch watch;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final Rooms rooms;
    private final AuditLog audit;
    private final Clock clock;

    Alarms(AlarmRepository rests, MeetingWatch watch, Meetings meetings, WorkingGroups groups, Rooms rooms,
            AuditLog audit, Clock clock) {
        this.rests = rests;
        this.watch = watch;
        this.meetings = meetings;
        this.groups = groups;
        this.rooms = rooms;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wrong in the groups of this person, the urgent first, without what was put off. */
    @Transactional(readOnly = true)
    public List<Alarm> of(Staff staff) {
        List<Alarm> alarms = new ArrayList<>();
        for (Group group : groups.of(staff)) {
            if (!group.archived()) {
                alarms.addAll(of(staff, group));
            }
        }
        Set<String> resting = rests.resting(clock.instant());
        alarms.removeIf(one -> resting.contains(one.kind().name() + one.subject()));
        alarms.sort(Comparator.comparingInt(Alarms::rank));
        return alarms;
    }

    private List<Alarm> of(Staff staff, Group group) {
        List<Meeting> planned = meetings.of(List.of(group.id()));
        Map<UUID, RoomProblem> failing = rooms.failing(planned.stream().map(Meeting::id).toList());
        List<Alarm> alarms = new ArrayList<>();
        planned.forEach(meeting -> alarms.addAll(watch.look(staff, group, meeting, failing)));
        silence(group, planned).ifPresent(alarms::add);
        return alarms;
    }

    /** A group that has met at least once, and neither met lately nor plans to. */
    private Optional<Alarm> silence(Group group, List<Meeting> planned) {
        Instant now = clock.instant();
        boolean coming = !meetings.coming(List.of(group.id()), 1).isEmpty();
        boolean lately = planned.stream().anyMatch(one -> meetings.since(one, now.minus(SILENCE), 3).stream()
                .anyMatch(date -> !date.cancelled()));
        if (coming || lately) {
            return Optional.empty();
        }
        Optional<Occurrence> last = meetings.past(group.id(), "", 1).stream().findFirst();
        boolean once = last.isPresent() || !planned.isEmpty();
        boolean fresh = last.filter(one -> one.end().isAfter(now.minus(SILENCE))).isPresent();
        return once && !fresh
                ? Optional.of(new Alarm(Alarm.Kind.SILENT, group.id(), group.name(),
                        last.map(one -> one.date().toString()).orElse(""),
                        "/staff/groups/" + group.slug() + "/meetings/new"))
                : Optional.empty();
    }

    private static int rank(Alarm alarm) {
        return switch (alarm.kind()) {
            case ROOM_FAILED, NO_ROOM, DEAD_LINK -> 0;
            case NO_RECIPIENTS -> 1;
            case NO_DATE, ENDING -> 2;
            case SILENT -> 3;
        };
    }

    /**
     * Puts an alarm off for everybody: for a week, or for good as far as half a year is.
     *
     * @throws NotFound when there is no such alarm in the groups of this person
     */
    public void rest(Staff staff, Alarm.Kind kind, UUID subject, boolean good) {
        staff.require(Scope.MEETINGS_WRITE);
        Alarm alarm = of(staff).stream().filter(one -> one.kind() == kind && one.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new NotFound("alarm"));
        rests.rest(kind, subject, clock.instant().plus(good ? LONG : SNOOZE));
        audit.record(staff, good ? "alarm.dismiss" : "alarm.snooze", kind + ":" + subject, alarm.name());
    }
}

package org.convene.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.room.Links;
import org.convene.room.Rooms;
import org.convene.site.NotFound;
import org.convene.template.Templates;

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
    private final Links links;
    private final Invitations invitations;
    private final Templates templates;
    private final AuditLog audit;
    private final Clock clock;

    Alarms(AlarmRepository rests, MeetingWatch watch, Meetings meetings, WorkingGroups groups, Rooms rooms,
            Links links, Invitations invitations, Templates templates, AuditLog audit, Clock clock) {
        this.rests = rests;
        this.watch = watch;
        this.meetings = meetings;
        this.groups = groups;
        this.rooms = rooms;
        this.links = links;
        this.invitations = invitations;
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wrong in the groups of this person, the urgent first, without what was put off. */
    @Transactional(readOnly = true)
    public List<Alarm> of(Staff staff) {
        return all(staff).raised();
    }

    /** What is wrong in the groups of this person, and what of it was put off. */
    @Transactional(readOnly = true)
    public Alarm.All all(Staff staff) {
        Map<String, Instant> until = rests.resting(clock.instant());
        Map<Boolean, List<Alarm>> byRest = found(staff).stream()
                .collect(Collectors.partitioningBy(one -> until.containsKey(key(one))));
        return new Alarm.All(byRest.getOrDefault(false, List.of()), byRest.getOrDefault(true, List.of()).stream()
                .map(one -> new Alarm.Resting(one, Objects.requireNonNull(until.get(key(one))))).toList());
    }

    private List<Alarm> found(Staff staff) {
        List<Group> mine = groups.of(staff).stream().filter(group -> !group.archived()).toList();
        Facts facts = facts(mine.stream().map(Group::id).toList());
        List<Alarm> alarms = new ArrayList<>();
        mine.forEach(group -> alarms.addAll(of(group, facts)));
        if (staff.admin()) {
            templates.broken().forEach(one -> alarms.add(new Alarm(Alarm.Kind.TEMPLATE, one.id(),
                    Alarm.Words.said(one.named()), null, Alarm.Words.said(one.reason()),
                    "/staff/templates/edit?mail=" + one.mail() + "&language=" + one.language())));
        }
        alarms.sort(Comparator.comparingInt(Alarms::rank)
                .thenComparing(Alarm::date, Comparator.nullsLast(Comparator.naturalOrder())));
        return alarms;
    }

    private static String key(Alarm alarm) {
        return alarm.kind().name() + alarm.subject();
    }

    private Facts facts(List<UUID> mine) {
        List<Meeting> planned = meetings.of(mine);
        List<UUID> ids = planned.stream().map(Meeting::id).toList();
        return new Facts(planned.stream().collect(Collectors.groupingBy(Meeting::group)),
                meetings.comingOfEach(mine, MeetingWatch.LOOKED_AT), rooms.failing(ids), Set.copyOf(links.dead(ids)),
                invitations.heldToAny(ids));
    }

    private List<Alarm> of(Group group, Facts facts) {
        List<Alarm> alarms = new ArrayList<>();
        facts.of(group.id()).forEach(meeting -> alarms.addAll(watch.look(group, meeting, facts)));
        silence(group, facts).ifPresent(alarms::add);
        return alarms;
    }

    /** A group that has met at least once, and neither met lately nor plans to. */
    private Optional<Alarm> silence(Group group, Facts facts) {
        List<Meeting> planned = facts.of(group.id());
        Instant now = clock.instant();
        if (planned.stream().anyMatch(one -> goesOn(one, facts)) || planned.stream().anyMatch(one -> meetings
                .since(one, now.minus(SILENCE), MeetingWatch.LOOKED_AT).stream().anyMatch(date -> !date.cancelled()))) {
            return Optional.empty();
        }
        Optional<Occurrence> last = meetings.past(group.id(), "", 1).stream().findFirst();
        boolean once = last.isPresent() || !planned.isEmpty();
        boolean fresh = last.filter(one -> one.end().isAfter(now.minus(SILENCE))).isPresent();
        return once && !fresh
                ? Optional.of(new Alarm(Alarm.Kind.SILENT, group.id(), Alarm.Words.plain(group.name()),
                        last.map(Occurrence::date).orElse(null), Alarm.Words.NONE,
                        "/staff/groups/" + group.slug() + "/meetings/new"))
                : Optional.empty();
    }

    /** Several cancelled dates in a row need a closer look. */
    private boolean goesOn(Meeting meeting, Facts facts) {
        List<Occurrence> coming = facts.coming(meeting);
        return coming.stream().anyMatch(one -> !one.cancelled()) || coming.size() == MeetingWatch.LOOKED_AT
                && meetings.coming(List.of(meeting.group()), 1).stream().findAny().isPresent();
    }

    private static int rank(Alarm alarm) {
        return switch (alarm.kind()) {
            case TEMPLATE, ROOM_FAILED, ROOM_REFUSES, NO_ROOM, DEAD_LINK -> 0;
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
        Alarm alarm = known(of(staff), kind, subject);
        rests.rest(kind, subject, clock.instant().plus(good ? LONG : SNOOZE));
        audit.record(staff, good ? "alarm.dismiss" : "alarm.snooze", kind + ":" + subject, alarm.name().plain());
    }

    /**
     * Takes that back: the alarm is shown again at once. Nothing happens to one that was not put off.
     *
     * @throws NotFound when there is no such alarm in the groups of this person
     */
    public void wake(Staff staff, Alarm.Kind kind, UUID subject) {
        staff.require(Scope.MEETINGS_WRITE);
        Alarm alarm = known(found(staff), kind, subject);
        if (rests.wake(kind, subject)) {
            audit.record(staff, "alarm.wake", kind + ":" + subject, alarm.name().plain());
        }
    }

    private static Alarm known(List<Alarm> alarms, Alarm.Kind kind, UUID subject) {
        return alarms.stream().filter(one -> one.kind() == kind && one.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new NotFound("alarm"));
    }
}

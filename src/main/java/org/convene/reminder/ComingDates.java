package org.convene.reminder;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.calendar.OccurrenceTimes;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Session;
import org.convene.meeting.Slot;
import org.convene.subscription.Member;
import org.convene.subscription.NextDates;

/** The dates a welcome tells of: those whose invitations follow. */
@Component
class ComingDates implements NextDates {
    private static final int LISTED = 4;
    private final Meetings meetings;
    private final WorkingGroups groups;

    ComingDates(Meetings meetings, WorkingGroups groups) {
        this.meetings = meetings;
        this.groups = groups;
    }

    @Override
    public List<NextDate> of(Member member) {
        List<UUID> group = List.of(member.group());
        Group of = groups.byId(member.group()).orElseThrow();
        Set<UUID> taken = meetings.of(group).stream().filter(one -> one.firstMailed() != null)
                .flatMap(one -> taken(one, member)).collect(Collectors.toSet());
        return meetings.coming(group, 3 * LISTED).stream()
                .filter(one -> one.session().status() == Session.Status.CONFIRMED)
                .flatMap(one -> one.times().stream().filter(time -> taken.contains(time.slot().id()))
                        .map(time -> date(of, one, time, member)))
                .limit(LISTED).toList();
    }

    private static Stream<UUID> taken(Meeting meeting, Member member) {
        List<UUID> all = meeting.slots().stream().map(Slot::id).toList();
        return all.stream().filter(slot -> member.takes(slot, all));
    }

    private static NextDate date(Group group, Occurrence one, OccurrenceTime time, Member member) {
        OccurrenceTimes words = OccurrenceTimes.of(time.start(), time.duration(), member.zone(), List.of(),
                member.formats());
        return new NextDate(one.session().topic().isEmpty() ? one.title() : one.session().topic(),
                one.times().size() > 1 ? time.slot().label() : "", words.weekday(), words.date(), words.time(),
                words.zone(), member.zoneChosen(), one.rule().applies(group));
    }
}

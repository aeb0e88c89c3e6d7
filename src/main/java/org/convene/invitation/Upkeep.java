package org.convene.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.calendar.ClockRules;
import org.convene.delivery.Lane;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.ToldUnits.Unit;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;

/**
 * Keeps calendars right where nobody edits: dates come into sight of a rule that no program holds, and clocks come to run by
 * other rules. What was told is noted with it, so that doing it twice mails nothing twice.
 */
@Component
class Upkeep {
    private static final String JOB = "upkeep";
    private static final Duration EVERY = Duration.ofHours(1);
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final ClockRepository clocks;
    private final Rounds rounds;
    private final Revisions revisions;
    private final InvitationSender sender;
    private final Companions companions;
    private final Clock clock;

    Upkeep(Meetings meetings, WorkingGroups groups, ClockRepository clocks, Rounds rounds, Revisions revisions,
            InvitationSender sender, Companions companions, Clock clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.clocks = clocks;
        this.rounds = rounds;
        this.revisions = revisions;
        this.sender = sender;
        this.companions = companions;
        this.clock = clock;
    }

    /** True for one replica an hour. */
    boolean claim() {
        Instant now = clock.instant();
        return clocks.claim(JOB, now, now.plus(EVERY));
    }

    /** Meetings that have something to tell, or whose dates come into sight one by one. */
    List<UUID> meetings() {
        Map<UUID, List<ClockRepository.Told>> told = clocks.told().stream()
                .collect(Collectors.groupingBy(ClockRepository.Told::meeting));
        List<UUID> all = new ArrayList<>(meetings.of(groups.all().stream().map(Group::id).toList()).stream()
                .filter(one -> one.firstMailed() != null && !one.cancelled())
                .filter(one -> one.oneByOne() || wrong(one, told.getOrDefault(one.id(), List.of())))
                .map(Meeting::id).toList());
        all.addAll(companions.shifted());
        return all.stream().distinct().toList();
    }

    /** Only where clocks are others than was told, which takes no look at the members. */
    private boolean wrong(Meeting meeting, List<ClockRepository.Told> told) {
        List<Unit> doubtful = told.stream().filter(one -> otherwise(meeting, one)).map(ClockRepository.Told::unit)
                .toList();
        return !doubtful.isEmpty() && rounds.wrong(meeting, doubtful);
    }

    /** Whether it was told by other rules, or by a zone that ran like the slot's until now. */
    private static boolean otherwise(Meeting meeting, ClockRepository.Told told) {
        String clocks = told.clocks();
        return clocks != null && !clocks.equals(ClockRules.of(told.zone()).id()) || meeting.slots().stream()
                .anyMatch(slot -> slot.id().equals(told.unit().slot()) && !slot.zone().equals(told.zone()));
    }

    /** Edits that members were not told of yet leave first, and take this along. */
    RoundCounts lookAfter(Meeting meeting) {
        if (meeting.cancelled() || meeting.firstMailed() == null || revisions.of(meeting.id()).isPresent()) {
            return RoundCounts.NONE;
        }
        List<Round> told = Stream.of(rounds.upkeep(meeting)).filter(round -> !round.due().isEmpty()).toList();
        told.forEach(round -> sender.send(round, Lane.BULK));
        return told.stream().map(Round::counts).findFirst().orElse(RoundCounts.NONE)
                .beside(companions.send(List.of(meeting), MailingOrder.PLAIN));
    }
}

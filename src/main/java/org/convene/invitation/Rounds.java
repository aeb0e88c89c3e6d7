package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.site.Site;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Finds out what has to be mailed about a meeting, to everybody or to one member. */
@Component
class Rounds {
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final Subscriptions subscriptions;
    private final ToldClocks clocks;
    private final Site site;
    private final Clock clock;

    Rounds(Meetings meetings, InvitationRepository invitations, Subscriptions subscriptions, ToldClocks clocks,
            Site site, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.subscriptions = subscriptions;
        this.clocks = clocks;
        this.site = site;
        this.clock = clock;
    }

    /** What brings everybody's calendar to what is true. */
    Round plan(Meeting meeting) {
        List<Invitation> held = invitations.heldOf(meeting.id());
        Judge judge = judge(meeting, held);
        Map<UUID, List<Invitation>> holders = held.stream().collect(Collectors.groupingBy(Invitation::subscription));
        List<Due> due = new ArrayList<>();
        subscriptions.forEachMember(meeting.group(), MailKind.INVITATIONS, member -> due
                .addAll(judge.forMember(member,
                        Optional.ofNullable(holders.remove(member.subscription())).orElse(List.of()))));
        holders.values().forEach(left -> left
                .forEach(one -> judge.takeBack(stranger(meeting, one), one, Parting.LEFT).ifPresent(due::add)));
        return new Round(meeting, due);
    }

    /** As {@link #plan}, and of the meetings that go on with it and that nobody was told of. */
    List<Round> together(Meeting meeting) {
        Meeting first = meetings.byId(meetings.toldWith(meeting)).orElse(meeting);
        return Stream.concat(Stream.of(first), meetings.untoldAfter(first.id()).stream()).map(this::plan).toList();
    }

    /**
     * What a newcomer gets of a meeting, or who takes other times of it: all coming invitations taken and not held yet, and
     * cancellations of those held and not taken; the others stay as they are.
     */
    Round welcome(Meeting meeting, Member member) {
        List<Invitation> held = heldBy(meeting, member);
        return new Round(meeting, judge(meeting, held).chosen(member, held));
    }

    /** What a member holds of a meeting and does not take. */
    List<UUID> spare(Meeting meeting, Member member) {
        List<Invitation> held = heldBy(meeting, member);
        Judge judge = judge(meeting, held);
        return held.stream().filter(one -> judge.spare(member, one)).map(Invitation::id).toList();
    }

    /** What a leaver gets of a meeting: the cancellation of whatever lies ahead. */
    Round goodbye(Meeting meeting, Member member, Parting parting) {
        List<Invitation> held = heldBy(meeting, member);
        Judge judge = judge(meeting, held);
        return new Round(meeting, held.stream().map(one -> judge.takeBack(addressed(member, one), one, parting))
                .flatMap(Optional::stream).toList());
    }

    /** What was said last, once more. Edits that were not told yet are not told by this. */
    Round again(Meeting meeting, Member member) {
        List<Invitation> held = heldBy(meeting, member);
        Judge judge = judge(meeting, held);
        return new Round(meeting,
                held.stream().map(one -> judge.again(member, one)).flatMap(Optional::stream).toList());
    }

    /**
     * What newer clock rules made wrong, and dates that came into sight of a rule whose dates are told one by one.
     *
     * @param meeting without edits that members were not told of
     */
    Round upkeep(Meeting meeting) {
        boolean oneByOne = meeting.oneByOne();
        return new Round(meeting, plan(meeting).due().stream().filter(due -> switch (due.step().kind()) {
            case INVITE -> oneByOne;
            case UPDATE -> due.elsewhere() || due.held() != null && clocks.shift(due.held(), now()).isPresent();
            case CANCEL, NOTHING -> false;
        }).toList());
    }

    /** Whether {@link #upkeep} has an update to mail to some of those who hold these. */
    boolean wrong(Meeting meeting, List<ToldUnits.Unit> told) {
        Judge judge = judge(meeting, told.stream().map(ToldUnits.Unit::fingerprint).collect(Collectors.toSet()));
        return told.stream().anyMatch(judge::wrong);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Judge judge(Meeting meeting, List<Invitation> held) {
        return judge(meeting, held.stream().map(Invitation::fingerprint).collect(Collectors.toSet()));
    }

    private Judge judge(Meeting meeting, Set<String> told) {
        Instant now = now();
        return new Judge(meeting, meetings.truth(meeting, now), invitations.contents(told),
                content -> clocks.shift(content, now).isPresent(), now,
                site.mailDomain());
    }

    private List<Invitation> heldBy(Meeting meeting, Member member) {
        return invitations.heldBy(member.subscription()).stream().filter(one -> one.meeting().equals(meeting.id()))
                .toList();
    }

    /** The member at the address that holds the invitation, which is not always the present one. */
    private static Member addressed(Member member, Invitation held) {
        return member.at(held.address());
    }

    private static Member stranger(Meeting meeting, Invitation held) {
        return new Member(held.subscription(), held.subscription(), meeting.group(), held.address(), "",
                Locale.ENGLISH, meeting.slots().isEmpty() ? ZoneOffset.UTC : meeting.slots().getFirst().zone(),
                ClockPreference.LANGUAGE, Set.of());
    }
}

package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;
import org.convene.site.Ids;
import org.convene.site.Site;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Finds out what has to be mailed about a meeting, to everybody or to one member. */
@Component
class Rounds {
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final Subscriptions subscriptions;
    private final Site site;
    private final Clock clock;

    Rounds(Meetings meetings, InvitationRepository invitations, Subscriptions subscriptions, Site site,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.subscriptions = subscriptions;
        this.site = site;
        this.clock = clock;
    }

    /** One slot's calendar object, or one part of it. */
    private record Unit(UUID slot, int part) {}

    /** What a unit should say to those who hold the same, and the step there. */
    private record Verdict(@Nullable SlotContent truth, Step step) {}

    /** The comparison for one meeting; members who hold the same share its result. */
    private final class Judge {
        private final Meeting meeting;
        private final Instant now = now();
        private final Truth truth;
        private final Map<String, SlotContent> contents;
        private final Map<String, Verdict> verdicts = new HashMap<>();

        Judge(Meeting meeting, List<Invitation> held) {
            this.meeting = meeting;
            this.truth = meetings.truth(meeting, now);
            this.contents = invitations
                    .contents(held.stream().map(Invitation::fingerprint).collect(Collectors.toSet()));
        }

        List<Unit> units() {
            List<Unit> units = new ArrayList<>();
            for (Slot slot : meeting.cancelled() ? List.<Slot>of() : meeting.slots()) {
                for (int part = 0; part < truth.parts(slot); part++) {
                    units.add(new Unit(slot.id(), part));
                }
            }
            return units;
        }

        Optional<Due> invite(Member member, Unit unit) {
            Verdict verdict = verdict(unit, "");
            Invitation fresh = new Invitation(Ids.next(), meeting.id(), unit.slot(), unit.part(),
                    member.subscription(), member.address(), UUID.randomUUID() + "@" + site.mailDomain(), 0,
                    Instant.EPOCH, "",
                    Answer.NEEDS_ACTION, true);
            return verdict.step() == Step.NOTHING
                    ? Optional.empty()
                    : Optional.of(new Due(member, fresh, verdict.step(), null, verdict.truth(), false));
        }

        Optional<Due> update(Member member, Invitation held) {
            Verdict verdict = verdict(new Unit(held.slot(), held.part()), held.fingerprint());
            return verdict.step() == Step.NOTHING
                    ? Optional.empty()
                    : Optional.of(new Due(member, held, verdict.step(), contents.get(held.fingerprint()),
                            verdict.truth(), false));
        }

        /** Empty when nothing of it lies ahead. */
        Optional<Due> takeBack(Member member, Invitation held) {
            SlotContent content = contents.get(held.fingerprint());
            return content == null || content.next(now).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Due(member, held, Step.CANCEL, content, null, true));
        }

        private Verdict verdict(Unit unit, String fingerprint) {
            return verdicts.computeIfAbsent(unit + fingerprint, key -> {
                SlotContent held = contents.get(fingerprint);
                SlotContent said = meeting.slots().stream().filter(slot -> slot.id().equals(unit.slot()))
                        .findFirst().flatMap(slot -> truth.of(slot, unit.part(), held)).orElse(null);
                return new Verdict(said, Planner.step(held, said, now));
            });
        }
    }

    /** What brings everybody's calendar to what is true. */
    Round plan(Meeting meeting) {
        List<Invitation> held = invitations.heldOf(meeting.id());
        Judge judge = new Judge(meeting, held);
        Map<UUID, List<Invitation>> holders = held.stream().collect(Collectors.groupingBy(Invitation::subscription));
        List<Due> due = new ArrayList<>();
        subscriptions.forEachMember(meeting.group(), MailKind.INVITATIONS, member -> due
                .addAll(forMember(judge, member,
                        Optional.ofNullable(holders.remove(member.subscription())).orElse(List.of()))));
        holders.values().forEach(left -> left
                .forEach(one -> judge.takeBack(stranger(meeting, one), one).ifPresent(due::add)));
        return new Round(meeting, due);
    }

    /** What a newcomer gets of a meeting: all coming invitations not held yet; those held stay as they are. */
    Round welcome(Meeting meeting, Member member) {
        List<Invitation> held = heldBy(meeting, member);
        Judge judge = new Judge(meeting, held);
        Set<Unit> units = units(held);
        return new Round(meeting, judge.units().stream().filter(unit -> !units.contains(unit))
                .map(unit -> judge.invite(member, unit)).flatMap(Optional::stream).toList());
    }

    /** What a leaver gets of a meeting: the cancellation of whatever lies ahead. */
    Round goodbye(Meeting meeting, Member member) {
        List<Invitation> held = heldBy(meeting, member);
        Judge judge = new Judge(meeting, held);
        return new Round(meeting, held.stream().map(one -> judge.takeBack(addressed(member, one), one))
                .flatMap(Optional::stream).toList());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private List<Due> forMember(Judge judge, Member member, List<Invitation> held) {
        Set<Unit> units = units(held);
        List<Due> due = new ArrayList<>();
        held.forEach(one -> judge.update(member, one).ifPresent(due::add));
        judge.units().stream().filter(unit -> !units.contains(unit))
                .forEach(unit -> judge.invite(member, unit).ifPresent(due::add));
        return due;
    }

    private List<Invitation> heldBy(Meeting meeting, Member member) {
        return invitations.heldBy(member.subscription()).stream().filter(one -> one.meeting().equals(meeting.id()))
                .toList();
    }

    private static Set<Unit> units(List<Invitation> held) {
        Set<Unit> units = new HashSet<>();
        held.forEach(one -> units.add(new Unit(one.slot(), one.part())));
        return units;
    }

    /** The member at the address that holds the invitation, which is not always the present one. */
    private static Member addressed(Member member, Invitation held) {
        return new Member(member.subscription(), member.subscriber(), member.group(), held.address(), member.name(),
                member.language(), member.zone());
    }

    private static Member stranger(Meeting meeting, Invitation held) {
        return new Member(held.subscription(), held.subscription(), meeting.group(), held.address(), "",
                java.util.Locale.ENGLISH, meeting.slots().isEmpty()
                        ? java.time.ZoneOffset.UTC
                        : meeting.slots().getFirst().zone());
    }
}

package org.convene.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Answer;
import org.convene.meeting.Meeting;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;
import org.convene.site.Ids;
import org.convene.subscription.Member;

/** Compares what members hold of one meeting with what is true now; members who hold the same share the result. */
final class Judge {
    private final Meeting meeting;
    private final Set<UUID> offered;
    private final Truth truth;
    private final Map<String, SlotContent> contents;
    private final Predicate<SlotContent> shifted;
    private final Instant now;
    private final String domain;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /**
     * @param contents what invitations said last, by fingerprint
     * @param shifted whether newer clock rules give something that was said another moment
     * @param domain of the UIDs of new invitations
     */
    Judge(Meeting meeting, Truth truth, Map<String, SlotContent> contents, Predicate<SlotContent> shifted, Instant now,
            String domain) {
        this.meeting = meeting;
        this.offered = meeting.slots().stream().map(Slot::id).collect(Collectors.toSet());
        this.truth = truth;
        this.contents = contents;
        this.shifted = shifted;
        this.now = now;
        this.domain = domain;
    }

    /** One slot's calendar object, or one part of it. */
    private record Unit(UUID slot, int part) {}

    /** Whether clocks came to run so that calendars show a wrong moment, although nobody edited anything. */
    boolean wrong(ToldUnits.Unit told) {
        SlotContent held = contents.get(told.fingerprint());
        Verdict verdict = verdict(new Unit(told.slot(), told.part()), told.fingerprint());
        SlotContent said = verdict.truth();
        return verdict.step().kind() == Step.Kind.UPDATE && held != null && said != null
                && (!held.zone().equals(said.zone()) || shifted.test(held));
    }

    /** What a unit should say to those who hold the same, and the step there. */
    private record Verdict(@Nullable SlotContent truth, Step step, AnswerFate fate) {}

    /** What brings a member's calendar to what is true. @param held of this meeting */
    List<Due> forMember(Member member, List<Invitation> held) {
        List<Due> due = new ArrayList<>();
        held.forEach(one -> (spare(member, one) ? takeBack(member, one, Parting.CHOSEN) : update(member, one))
                .ifPresent(due::add));
        due.addAll(missing(member, held));
        return due;
    }

    /** What brings a member's calendar to what they take; what they go on taking stays as it is. */
    List<Due> chosen(Member member, List<Invitation> held) {
        List<Due> due = new ArrayList<>();
        held.stream().filter(one -> spare(member, one))
                .forEach(one -> takeBack(member, one, Parting.CHOSEN).ifPresent(due::add));
        due.addAll(missing(member, held.stream().filter(one -> !spare(member, one)).toList()));
        return due;
    }

    /** Whether a member holds what they do not take. A slot that is gone, or a meeting, is cancelled for everybody. */
    boolean spare(Member member, Invitation held) {
        return !meeting.cancelled() && offered.contains(held.slot()) && !member.takes(held.slot(), offered);
    }

    /** The coming invitations a member takes and does not hold yet. */
    List<Due> missing(Member member, List<Invitation> held) {
        Set<Unit> known = new HashSet<>();
        held.forEach(one -> known.add(new Unit(one.slot(), one.part())));
        return units().stream().filter(unit -> member.takes(unit.slot(), offered))
                .filter(unit -> !known.contains(unit)).map(unit -> invite(member, unit))
                .flatMap(Optional::stream).toList();
    }

    /** Empty when nothing of it lies ahead. */
    Optional<Due> takeBack(Member member, Invitation held, Parting parting) {
        SlotContent content = contents.get(held.fingerprint());
        return content == null || content.next(now).isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(member, held, Step.CANCEL, content, null, AnswerFate.KEPT,
                        parting));
    }

    /** What was said last, once more; empty when nothing of it lies ahead. */
    Optional<Due> again(Member member, Invitation held) {
        SlotContent content = contents.get(held.fingerprint());
        return content == null || content.next(now).isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(member, held, Step.update(false, null), content, content, AnswerFate.KEPT,
                        Parting.NONE));
    }

    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        for (Slot slot : meeting.cancelled() ? List.<Slot>of() : meeting.slots()) {
            for (int part : truth.parts(slot)) {
                units.add(new Unit(slot.id(), part));
            }
        }
        return units;
    }

    private Optional<Due> invite(Member member, Unit unit) {
        Verdict verdict = verdict(unit, "");
        Invitation fresh = new Invitation(Ids.next(), meeting.id(), unit.slot(), unit.part(), member.subscription(),
                member.address(), UUID.randomUUID() + "@" + domain, 0, Instant.EPOCH, "", Answer.NEEDS_ACTION, true);
        return verdict.step() == Step.NOTHING
                ? Optional.empty()
                : Optional.of(new Due(member, fresh, verdict.step(), null, verdict.truth(), AnswerFate.KEPT,
                        Parting.NONE));
    }

    private Optional<Due> update(Member member, Invitation held) {
        Verdict verdict = verdict(new Unit(held.slot(), held.part()), held.fingerprint());
        return verdict.step() == Step.NOTHING
                ? Optional.empty()
                : Optional.of(new Due(member, held, verdict.step(), contents.get(held.fingerprint()), verdict.truth(),
                        verdict.fate(), Parting.NONE));
    }

    private Verdict verdict(Unit unit, String fingerprint) {
        return verdicts.computeIfAbsent(unit + fingerprint, key -> {
            SlotContent held = contents.get(fingerprint);
            SlotContent said = meeting.slots().stream().filter(slot -> slot.id().equals(unit.slot()))
                    .findFirst().flatMap(slot -> truth.of(slot, unit.part(), held)).orElse(null);
            Step step = Planner.step(held, said, now);
            boolean told = held == null || said == null || step.rises() && step.only() == null;
            return new Verdict(said, !told && shifted.test(held) ? Step.update(true, null) : step,
                    held == null || said == null ? AnswerFate.KEPT : AnswerFate.of(held, said, now));
        });
    }
}

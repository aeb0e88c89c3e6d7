package org.convene.invitation;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
import org.convene.calendar.Recurrence;
import org.convene.calendar.SeriesPart;
import org.convene.meeting.Entry;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Takes answers and counts them. */
@Component
class AnswerDesk {
    private static final int CALLED = 500;
    private static final int TOLD = 100;
    private final InvitationRepository invitations;
    private final AnswerRepository answers;
    private final Meetings meetings;
    private final Subscriptions subscriptions;
    private final Clock clock;

    AnswerDesk(InvitationRepository invitations, AnswerRepository answers, Meetings meetings,
            Subscriptions subscriptions, Clock clock) {
        this.invitations = invitations;
        this.answers = answers;
        this.meetings = meetings;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    boolean give(UUID invitation, Given given) {
        return answers.give(invitation, given);
    }

    Optional<HeldInvitation> byUid(String uid) {
        return answers.byUid(uid).flatMap(invitations::held).flatMap(one -> full(List.of(one)).stream().findFirst());
    }

    Optional<HeldInvitation> byId(UUID id) {
        return invitations.held(id).flatMap(one -> full(List.of(one)).stream().findFirst());
    }

    List<HeldInvitation> heldBy(Collection<UUID> subscriptions) {
        return full(subscriptions.stream().flatMap(one -> invitations.heldBy(one).stream()).toList());
    }

    List<HeldInvitation> heldOf(Meeting meeting) {
        return full(invitations.heldOf(meeting.id()));
    }

    /** What a subscription was told, those taken back included. */
    List<ToldInvitation> told(UUID group, UUID subscription) {
        List<InvitationRepository.Told> all = invitations.told(subscription, TOLD);
        Map<String, SlotContent> contents = invitations
                .contents(all.stream().map(InvitationRepository.Told::fingerprint).collect(Collectors.toSet()));
        Map<UUID, Map<LocalDateTime, Answer>> dates = answers
                .of(all.stream().map(InvitationRepository.Told::id).toList());
        return all.stream().flatMap(one -> meetings.byId(one.meeting()).filter(meeting -> meeting.group().equals(group))
                .map(meeting -> told(one, meeting, Objects.requireNonNull(contents.get(one.fingerprint())),
                        dates.getOrDefault(one.id(), Map.of())))
                .stream()).toList();
    }

    private ToldInvitation told(InvitationRepository.Told one, Meeting meeting, SlotContent said,
            Map<LocalDateTime, Answer> dates) {
        return new ToldInvitation(one.id(), meeting, one.slot(), one.uid(), one.sequence(), one.stamp(), one.held(),
                said.next(clock.instant()).map(Entry::start).orElse(null), said.zone(), one.answer(), dates);
    }

    private List<HeldInvitation> full(List<Invitation> held) {
        Map<String, SlotContent> told = invitations
                .contents(held.stream().map(Invitation::fingerprint).collect(Collectors.toSet()));
        Map<UUID, Map<LocalDateTime, Answer>> dates = answers.of(held.stream().map(Invitation::id).toList());
        Map<UUID, Meeting> known = held.stream().map(Invitation::meeting).distinct().map(meetings::byId)
                .flatMap(Optional::stream).collect(Collectors.toMap(Meeting::id, Function.identity()));
        return held.stream().filter(one -> known.containsKey(one.meeting()) && told.containsKey(one.fingerprint()))
                .map(one -> new HeldInvitation(one.id(), Objects.requireNonNull(known.get(one.meeting())), one.slot(),
                        one.part(), one.subscription(), one.address(), one.answer(),
                        dates.getOrDefault(one.id(), Map.of()),
                        Objects.requireNonNull(told.get(one.fingerprint()))))
                .toList();
    }

    Map<Answer, Long> forecast(Meeting meeting, Slot slot, LocalDateTime original) {
        int part = part(meeting, slot, original);
        return answers.forecast(meeting.id(), slot.id(), part, told(meeting, slot, part, original));
    }

    List<Roll> roll(Meeting meeting, Slot slot, LocalDateTime original, @Nullable Answer only) {
        int part = part(meeting, slot, original);
        return answers.roll(meeting.id(), slot.id(), part, told(meeting, slot, part, original), only, CALLED).stream()
                .map(said -> new Roll(subscriptions.member(said.subscription(), MailKind.INVITATIONS).map(Member::name)
                        .orElse(""), said.address(), said.answer(), said.comment()))
                .toList();
    }

    /** What calendars call a date, which is not always what it is called now: answers bear that name. */
    private Map<String, LocalDateTime> told(Meeting meeting, Slot slot, int part, LocalDateTime original) {
        Map<String, LocalDateTime> dates = new HashMap<>();
        invitations.contents(answers.told(meeting.id(), slot.id(), part)).forEach(
                (fingerprint, content) -> content.named(original, slot.zone())
                        .ifPresent(date -> dates.put(fingerprint, date)));
        return dates;
    }

    /** Which part of a slot has this date: one of the series it is told as, or the date alone, as {@code Truth} numbers them. */
    private static int part(Meeting meeting, Slot slot, LocalDateTime original) {
        Recurrence rule = meeting.recurrence();
        boolean turns = meeting.turns();
        List<SeriesPart> series = rule.once() || rule.announced()
                ? List.of()
                : rule.series(slot.on(meeting.firstDate()), slot.zone(), turns ? meeting.slots().indexOf(slot) : 0,
                        turns ? meeting.slots().size() : 1);
        return IntStream.range(0, series.size()).filter(part -> has(series.get(part), slot.zone(), original))
                .findFirst().orElse(rule.once() && original.toLocalDate().equals(meeting.firstDate())
                        ? 0
                        : (int) original.toLocalDate().toEpochDay());
    }

    private static boolean has(SeriesPart part, ZoneId zone, LocalDateTime date) {
        return part.rule().dates(part.first(), zone, date, 1).contains(date);
    }
}

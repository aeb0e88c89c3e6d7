package org.convene.invitation;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
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
                .map(meeting -> new ToldInvitation(one.id(), meeting, one.slot(), one.uid(), one.sequence(),
                        one.stamp(), one.held(), next(contents.get(one.fingerprint())), one.answer(),
                        dates.getOrDefault(one.id(), Map.of())))
                .stream()).toList();
    }

    private @Nullable LocalDateTime next(@Nullable SlotContent told) {
        return told == null ? null : told.next(clock.instant()).map(Entry::start).orElse(null);
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
        return answers.forecast(meeting.id(), slot.id(), part(meeting, slot, original), original);
    }

    List<Roll> roll(Meeting meeting, Slot slot, LocalDateTime original, @Nullable Answer only) {
        return answers.roll(meeting.id(), slot.id(), part(meeting, slot, original), original, only, CALLED).stream()
                .map(said -> new Roll(subscriptions.member(said.subscription(), MailKind.INVITATIONS).map(Member::name)
                        .orElse(""), said.address(), said.answer(), said.comment()))
                .toList();
    }

    /** Which of the series that a slot is told as has this date. */
    private static int part(Meeting meeting, Slot slot, LocalDateTime original) {
        if (meeting.recurrence().once()) {
            return 0;
        }
        LocalDateTime start = slot.on(meeting.firstDate());
        ZoneId zone = slot.zone();
        var rules = meeting.recurrence().split(start, zone);
        for (int part = 0; part < rules.size(); part++) {
            var rule = rules.get(part);
            if (rule.first(start, zone).filter(first -> rule.dates(first, zone, original, 1).contains(original))
                    .isPresent()) {
                return part;
            }
        }
        return 0;
    }
}

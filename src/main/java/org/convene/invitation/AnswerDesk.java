package org.convene.invitation;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.calendar.Answer;
import org.convene.meeting.Entry;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.SlotContent;

/** Takes answers, and says who holds what and answered what. */
@Component
class AnswerDesk {
    private static final int TOLD = 100;
    private final InvitationRepository invitations;
    private final AnswerRepository answers;
    private final Meetings meetings;
    private final Clock clock;

    AnswerDesk(InvitationRepository invitations, AnswerRepository answers, Meetings meetings, Clock clock) {
        this.invitations = invitations;
        this.answers = answers;
        this.meetings = meetings;
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
}

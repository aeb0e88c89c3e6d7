package org.convene.invitation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.delivery.Lane;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingCreated;
import org.convene.meeting.Meetings;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.MemberChanged;
import org.convene.subscription.SubscriptionConfirmed;
import org.convene.subscription.SubscriptionEnded;
import org.convene.subscription.Subscriptions;

/**
 * Gives who joins what is coming, and takes it back from who leaves: in the publisher's transaction where nobody is at the
 * meetings, else as soon as they are free.
 */
@Component
class Newcomers {
    private static final int AT_ONCE = 200;
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final AnswerRepository answers;
    private final Subscriptions subscriptions;
    private final Rounds rounds;
    private final InvitationSender sender;
    private final TurnRepository turns;
    private final Clock clock;

    Newcomers(Meetings meetings, InvitationRepository invitations, AnswerRepository answers,
            Subscriptions subscriptions, Rounds rounds, InvitationSender sender, TurnRepository turns, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.answers = answers;
        this.subscriptions = subscriptions;
        this.rounds = rounds;
        this.sender = sender;
        this.turns = turns;
        this.clock = clock;
    }

    /** Where nobody is there to be told yet, nothing is left to look at: whoever joins is invited at once. */
    @EventListener
    void planned(MeetingCreated news) {
        if (!rounds.plan(news.meeting()).counts().any()) {
            meetings.opened(news.meeting().id());
        }
    }

    @EventListener
    void joined(SubscriptionConfirmed news) {
        heed(new Turn(news.member(), false));
    }

    @EventListener
    void left(SubscriptionEnded news) {
        heed(new Turn(news.member(), true));
    }

    @EventListener
    void changed(MemberChanged news) {
        heed(new Turn(news.member(), false));
    }

    /** Members to {@link #catchUp}, those that waited longest first. */
    List<UUID> waiting() {
        return turns.waiting(AT_ONCE);
    }

    /** Does what somebody waits for, if nobody is at the meetings of the group now. */
    void catchUp(UUID subscription) {
        turns.of(subscription).flatMap(turn -> meetings.lockedOpen(turn.member().group()))
                .ifPresent(open -> turns.take(subscription).ifPresent(turn -> settle(turn, open)));
    }

    /** Nobody waits here for who edits or mails a meeting, which takes a while in a large group: least of all who leaves. */
    private void heed(Turn turn) {
        Member member = turn.member();
        meetings.lockedOpen(member.group()).ifPresentOrElse(open -> {
            boolean before = turns.take(member.subscription()).map(Turn::parted).orElse(false);
            settle(new Turn(member, turn.parted() || before), open);
        }, () -> turns.await(turn, clock.instant()));
    }

    /**
     * Another address is a leaver there and a newcomer here; so is who ticks invitations off or on. Who takes other times
     * gets what is new and loses the rest.
     */
    private void settle(Turn turn, List<Meeting> open) {
        Optional<Member> wanting = subscriptions.member(turn.member().subscription(), MailKind.INVITATIONS);
        Member member = wanting.orElse(turn.member());
        boolean moved = invitations.heldBy(member.subscription()).stream()
                .anyMatch(held -> !held.address().equals(member.address()));
        if (turn.parted() || wanting.isEmpty() || moved) {
            goodbye(member, open, turn.parted() || wanting.isEmpty() ? Parting.LEFT : Parting.MOVED);
        }
        if (wanting.isPresent()) {
            welcome(member, open);
        }
    }

    private void welcome(Member member, List<Meeting> open) {
        for (Meeting meeting : open) {
            List<UUID> spare = member.slots().isEmpty() ? List.of() : rounds.spare(meeting, member);
            sender.send(rounds.welcome(meeting, member), Lane.PERSONAL);
            answers.forgetAll(spare);
            invitations.withdrawAll(spare);
        }
    }

    private void goodbye(Member member, List<Meeting> open, Parting parting) {
        for (Meeting meeting : open) {
            sender.send(rounds.goodbye(meeting, member, parting), Lane.PERSONAL);
        }
        answers.forget(member.subscription());
        invitations.withdraw(member.subscription());
    }
}

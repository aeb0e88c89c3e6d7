package org.convene.invitation;

import java.util.List;
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

/** Gives who joins what is coming, and takes it back from who leaves. Runs in the publisher's transaction. */
@Component
class Newcomers {
    private final Meetings meetings;
    private final InvitationRepository invitations;
    private final AnswerRepository answers;
    private final Subscriptions subscriptions;
    private final Rounds rounds;
    private final InvitationSender sender;

    Newcomers(Meetings meetings, InvitationRepository invitations, AnswerRepository answers,
            Subscriptions subscriptions, Rounds rounds, InvitationSender sender) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.answers = answers;
        this.subscriptions = subscriptions;
        this.rounds = rounds;
        this.sender = sender;
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
        if (wants(news.member())) {
            welcome(news.member());
        }
    }

    @EventListener
    void left(SubscriptionEnded news) {
        goodbye(news.member(), Parting.LEFT);
    }

    /** Another address is a leaver there and a newcomer here; so is who ticks invitations off or on. Who takes other times gets what is new and loses the rest. */
    @EventListener
    void changed(MemberChanged news) {
        Member member = news.member();
        boolean wants = wants(member);
        boolean moved = invitations.heldBy(member.subscription()).stream()
                .anyMatch(held -> !held.address().equals(member.address()));
        if (!wants || moved) {
            goodbye(member, wants ? Parting.MOVED : Parting.LEFT);
        }
        if (wants) {
            welcome(member);
        }
    }

    private boolean wants(Member member) {
        return subscriptions.member(member.subscription(), MailKind.INVITATIONS).isPresent();
    }

    private void welcome(Member member) {
        for (Meeting meeting : mailed(member)) {
            List<UUID> spare = member.slots().isEmpty() ? List.of() : rounds.spare(meeting, member);
            sender.send(rounds.welcome(meeting, member), Lane.PERSONAL);
            answers.forgetAll(spare);
            invitations.withdrawAll(spare);
        }
    }

    private void goodbye(Member member, Parting parting) {
        for (Meeting meeting : mailed(member)) {
            sender.send(rounds.goodbye(meeting, member, parting), Lane.PERSONAL);
        }
        answers.forget(member.subscription());
        invitations.withdraw(member.subscription());
    }

    private List<Meeting> mailed(Member member) {
        return meetings.lockedOpen(member.group());
    }
}

package org.convene.feed;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.invitation.JoinPasses;
import org.convene.invitation.Pass;
import org.convene.invitation.PassesChanged;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.subscription.Member;
import org.convene.subscription.MemberChanged;
import org.convene.subscription.SubscriptionConfirmed;
import org.convene.subscription.SubscriptionEnded;
import org.convene.subscription.Subscriptions;

/** Lets in who is subscribed to the meeting's group at this moment and has its dates in their own calendar. */
@Component
class FeedPasses implements JoinPasses {
    private final OwnFeedRepository feeds;
    private final Meetings meetings;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher news;

    FeedPasses(OwnFeedRepository feeds, Meetings meetings, Subscriptions subscriptions,
            ApplicationEventPublisher news) {
        this.feeds = feeds;
        this.meetings = meetings;
        this.subscriptions = subscriptions;
        this.news = news;
    }

    @Override
    public Optional<Pass> pass(UUID id) {
        return feeds.holder(id).flatMap(holder -> meetings.byId(holder.meeting())
                .flatMap(meeting -> subscriptions.membersOf(meeting.group(), List.of(holder.subscriber())).stream()
                        .findFirst().map(member -> Pass.of(meeting.id(), member))));
    }

    @Override
    public List<Pass> of(Meeting meeting, LocalDate date) {
        List<UUID> holders = feeds.holders(meeting.id());
        return holders.isEmpty()
                ? List.of()
                : subscriptions.membersOf(meeting.group(), holders).stream().map(one -> Pass.of(meeting.id(), one))
                        .toList();
    }

    @EventListener
    void joined(SubscriptionConfirmed event) {
        changed(event.member());
    }

    @EventListener
    void changed(MemberChanged event) {
        changed(event.member());
    }

    @EventListener
    void left(SubscriptionEnded event) {
        changed(event.member());
    }

    private void changed(Member member) {
        feeds.meetings(member.subscriber()).forEach(one -> news.publishEvent(new PassesChanged(one)));
    }
}

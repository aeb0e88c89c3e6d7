package org.convene.subscription;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.WorkingGroups;
import org.convene.subscription.Subscription.EndReason;

/**
 * Ends what somebody calls spam: that group, not the others. One mail says so and leads to the sign-up page, so that who
 * pressed the wrong button comes back by asking and confirming again.
 */
@Component
class Complaints {
    private final SubscriptionRepository subscriptions;
    private final Membership membership;
    private final WorkingGroups groups;
    private final SubscriptionMails mails;
    private final Clock clock;

    Complaints(SubscriptionRepository subscriptions, Membership membership, WorkingGroups groups,
            SubscriptionMails mails, Clock clock) {
        this.subscriptions = subscriptions;
        this.membership = membership;
        this.groups = groups;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * @param about the groups the mail was for; empty: the one of the subscription
     * @return false when there is no such subscription
     */
    boolean end(UUID subscription, List<UUID> about) {
        return subscriptions.byId(subscription).map(named -> {
            List<UUID> meant = about.isEmpty() ? List.of(named.group()) : about;
            end(subscriptions.live(named.subscriber().id()).stream().filter(one -> meant.contains(one.group()))
                    .toList());
            return true;
        }).orElse(false);
    }

    private void end(List<Subscription> meant) {
        List<Subscription> ended = meant.stream().filter(one -> membership.end(one, EndReason.COMPLAINED, null,
                Consent.withdrawn("complaint", clock.instant(), ""))).toList();
        if (!ended.isEmpty()) {
            mails.stopped(ended.getFirst().subscriber(),
                    groups.byIds(ended.stream().map(Subscription::group).toList()));
        }
    }
}

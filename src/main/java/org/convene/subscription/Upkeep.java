package org.convene.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.subscription.Subscription.EndReason;
import org.convene.suppression.AddressSuppressed;

/** What happens to subscriptions without anybody pressing a button. */
@Component
class Upkeep {
    private final SignupRepository signups;
    private final RefusalRepository refusals;
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final SignupDesk desk;
    private final Membership membership;
    private final SubscriptionProperties settings;
    private final Clock clock;

    Upkeep(SignupRepository signups, RefusalRepository refusals, SubscriberRepository subscribers,
            SubscriptionRepository subscriptions, SignupDesk desk, Membership membership,
            SubscriptionProperties settings, Clock clock) {
        this.signups = signups;
        this.refusals = refusals;
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.membership = membership;
        this.settings = settings;
        this.clock = clock;
    }

    int held() {
        return signups.countHeld();
    }

    int release(int most) {
        List<Signup> held = signups.held(clock.instant(), most);
        held.forEach(desk::release);
        return held.size();
    }

    int resume(int most) {
        List<Subscription> due = subscriptions.pauseOver(clock.instant(), most);
        due.forEach(membership::resume);
        return due.size();
    }

    int delete() {
        Instant now = clock.instant();
        refusals.deleteBefore(now.atOffset(ZoneOffset.UTC).minus(settings.refusalLasts()).toInstant());
        return signups.deleteExpired(now);
    }

    /** An address that is not written to any more is no member's address. */
    @EventListener
    void on(AddressSuppressed news) {
        subscribers.byAddress(news.address()).ifPresent(subscriber -> subscriptions.live(subscriber.id())
                .forEach(one -> membership.end(one, EndReason.SUPPRESSED, null,
                        Consent.withdrawn("suppressed", clock.instant(), ""))));
    }
}

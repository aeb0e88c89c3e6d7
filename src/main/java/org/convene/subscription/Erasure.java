package org.convene.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.mail.EmailAddress;
import org.convene.subscription.Subscription.EndReason;
import org.convene.suppression.Suppressions;

/** Forgets people: who asks for it, and who left their last group long ago. */
@Component
class Erasure {
    private static final int BATCH = 200;
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final SignupRepository signups;
    private final FormerAddressRepository former;
    private final Membership membership;
    private final Suppressions suppressions;
    private final SubscriptionProperties settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasure(SubscriberRepository subscribers, SubscriptionRepository subscriptions, SignupRepository signups,
            FormerAddressRepository former, Membership membership, Suppressions suppressions,
            SubscriptionProperties settings,
            ApplicationEventPublisher events, Clock clock) {
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.signups = signups;
        this.former = former;
        this.membership = membership;
        this.suppressions = suppressions;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    void erase(Subscriber person, String network) {
        erase(person, network, true);
    }

    private void erase(Subscriber person, String network, boolean asked) {
        Instant now = clock.instant();
        List<EmailAddress> addresses = addresses(person);
        subscriptions.live(person.id()).forEach(one -> membership.end(one, EndReason.LEFT, null,
                Consent.withdrawn("erased", now, network)));
        subscriptions.forbidUndo(person.id());
        subscriptions.forgetSlots(person.id());
        addresses.forEach(signups::delete);
        addresses.forEach(suppressions::forget);
        former.deleteOf(person.id());
        subscribers.erase(person.id(), person.person().address(), now);
        events.publishEvent(new SubscriberErased(person.id(), addresses, asked));
    }

    /** The present one first. */
    List<EmailAddress> addresses(Subscriber person) {
        return Stream.concat(Stream.of(person.person().address()), former.of(person.id()).stream()).toList();
    }

    int erasePast() {
        Instant before = clock.instant().atOffset(ZoneOffset.UTC).minus(settings.keepPast()).toInstant();
        List<Subscriber> past = subscribers.past(before, BATCH);
        past.forEach(person -> erase(person, "", false));
        return past.size();
    }
}

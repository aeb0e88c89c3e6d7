package org.convene.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.WorkingGroups;
import org.convene.site.Ids;
import org.convene.subscription.Subscription.EndReason;
import org.convene.subscription.Subscription.Kinds;
import org.convene.subscription.Subscription.State;

/** The changes of state of subscriptions, each with its consent record and its news. */
@Component
class Membership {
    private final SubscriptionRepository subscriptions;
    private final ConsentRepository consents;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final SubscriptionMails mails;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Membership(SubscriptionRepository subscriptions, ConsentRepository consents, WorkingGroups groups,
            SlotOffers offers, SubscriptionMails mails, ApplicationEventPublisher events, Clock clock) {
        this.subscriptions = subscriptions;
        this.consents = consents;
        this.groups = groups;
        this.offers = offers;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Joins the groups the person is not in yet; one welcome for those that need nobody's approval.
     *
     * @param slots those of any of these groups that the person takes; a meeting of which none is named is taken whole
     */
    List<Group> join(Subscriber subscriber, List<Group> wanted, Set<UUID> slots, Consent consent) {
        List<Group> joined = new ArrayList<>();
        List<Group> welcomed = new ArrayList<>();
        for (Group group : wanted) {
            boolean open = group.joining() == JoiningPolicy.OPEN;
            if (enter(subscriber, group.id(), open ? State.ACTIVE : State.PENDING, Kinds.ALL, of(group, slots), consent,
                    true)
                    .isPresent()) {
                joined.add(group);
                welcomed.addAll(open ? List.of(group) : List.of());
            }
        }
        if (!welcomed.isEmpty()) {
            mails.welcome(subscriber, welcomed);
        }
        return joined;
    }

    private Set<UUID> of(Group group, Set<UUID> slots) {
        Set<UUID> own = new HashSet<>();
        if (!slots.isEmpty()) {
            offers.of(List.of(group.id()), ZoneOffset.UTC, Locale.ENGLISH)
                    .forEach(offer -> own.addAll(offer.slots()));
            own.retainAll(slots);
        }
        return own;
    }

    /**
     * Empty when the person is in the group already; mails nothing itself.
     *
     * @param tell whether others hear of it, and send what a new member gets
     */
    Optional<UUID> enter(Subscriber subscriber, UUID group, State state, Kinds kinds, Set<UUID> slots,
            Consent consent, boolean tell) {
        Optional<UUID> made = subscriptions.insert(subscriber.id(), group, state, kinds, slots, clock.instant());
        made.ifPresent(id -> {
            consents.insert(id, consent);
            if (state == State.ACTIVE && tell) {
                confirmed(id);
            }
        });
        return made;
    }

    /** Ends what of it is still live, with one goodbye for all. Empty when there was nothing left to end. */
    Optional<UUID> leave(List<Subscription> leaving, String how, String network) {
        UUID departure = Ids.next();
        List<Subscription> left = leaving.stream()
                .filter(one -> end(one, EndReason.LEFT, departure, Consent.withdrawn(how, clock.instant(), network)))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        mails.goodbye(left.getFirst().subscriber(), groups.byIds(left.stream().map(Subscription::group).toList()),
                departure);
        return Optional.of(departure);
    }

    boolean end(Subscription subscription, EndReason reason, @Nullable UUID departure, Consent withdrawal) {
        Optional<State> before = subscriptions.end(subscription.id(), reason, departure, clock.instant());
        before.ifPresent(state -> {
            consents.insert(subscription.id(), withdrawal);
            over(subscription.id(), state);
        });
        return before.isPresent();
    }

    /** Decided by what the row was, not by what was read of it: meanwhile somebody else may have let them in. */
    private void over(UUID id, State before) {
        if (before == State.ACTIVE) {
            events.publishEvent(new SubscriptionEnded(subscriptions.byId(id).orElseThrow().member()));
        }
    }

    /** Brings back what one act of leaving ended, unless the person has decided otherwise since. */
    List<Group> undo(UUID departure, Instant notBefore, String network) {
        List<UUID> undone = subscriptions.takeUndo(departure, notBefore);
        Consent consent = new Consent(Consent.Act.GIVEN, "undo", "", "", "", null, "", clock.instant(), network);
        for (UUID id : undone) {
            Subscription old = subscriptions.byId(id).orElseThrow();
            enter(old.subscriber(), old.group(), old.activeSince() == null ? State.PENDING : State.ACTIVE, old.kinds(),
                    old.slots(), consent, true);
        }
        return groups.byIds(undone.stream().map(id -> subscriptions.byId(id).orElseThrow().group()).toList());
    }

    boolean accept(Subscription pending) {
        boolean accepted = subscriptions.accept(pending.id(), clock.instant());
        if (accepted) {
            welcome(pending.id());
        }
        return accepted;
    }

    /** Tells everybody who listens, and the person by mail, that the subscription has become active. */
    void welcome(UUID id) {
        confirmed(id);
        Subscription active = subscriptions.byId(id).orElseThrow();
        mails.welcome(active.subscriber(), groups.byIds(List.of(active.group())));
    }

    boolean pause(Subscription subscription, LocalDate until, boolean byStaff) {
        Optional<State> before = subscriptions.pause(subscription.id(), until, byStaff);
        before.ifPresent(state -> over(subscription.id(), state));
        return before.isPresent();
    }

    boolean resume(Subscription subscription) {
        boolean resumed = subscriptions.resume(subscription.id());
        if (resumed) {
            confirmed(subscription.id());
        }
        return resumed;
    }

    /** Tells who listens that what an active member wants is different. */
    void changed(Subscription one) {
        if (one.active()) {
            events.publishEvent(new MemberChanged(one.member()));
        }
    }

    private void confirmed(UUID id) {
        events.publishEvent(new SubscriptionConfirmed(subscriptions.byId(id).orElseThrow().member()));
    }
}

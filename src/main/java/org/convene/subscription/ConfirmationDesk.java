package org.convene.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.subscription.Signup.State;
import org.convene.subscription.SignupMetrics.Fate;

/** Answers to a confirmation mail: yes, or «I did not ask for this». */
@Component
class ConfirmationDesk {
    private final SignupRepository signups;
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final RefusalRepository refusals;
    private final Membership membership;
    private final WorkingGroups groups;
    private final ConsentWording wording;
    private final NextDates dates;
    private final Links links;
    private final SignupMetrics metrics;
    private final Clock clock;

    ConfirmationDesk(SignupRepository signups, SubscriberRepository subscribers,
            SubscriptionRepository subscriptions, RefusalRepository refusals, Membership membership,
            WorkingGroups groups, ConsentWording wording, NextDates dates, Links links,
            SignupMetrics metrics, Clock clock) {
        this.signups = signups;
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.refusals = refusals;
        this.membership = membership;
        this.groups = groups;
        this.wording = wording;
        this.dates = dates;
        this.links = links;
        this.metrics = metrics;
        this.clock = clock;
    }

    Confirmation look(UUID id, Locale language) {
        Instant now = clock.instant();
        return signups.byId(id).filter(signup -> !signup.expired(now)).map(signup -> shown(signup, language))
                .orElseGet(Confirmation::late);
    }

    /**
     * @param shown slugs of what the person saw to be joined; empty: what the mail named
     * @param also slugs of those they ticked of what was asked for later
     */
    void confirm(UUID id, List<String> shown, List<String> also, Locale language, String network) {
        Instant now = clock.instant();
        Signup confirmed = signups.byId(id).orElse(null);
        List<Group> wanted = confirmed == null ? List.of() : wanted(confirmed, shown, also);
        if (confirmed == null || wanted.isEmpty() || !signups.decide(id, State.CONFIRMED, now)) {
            return;
        }
        signups.confirm(id, wanted.stream().map(Group::id).toList());
        Subscriber subscriber = subscribers.know(confirmed.person(), now);
        membership.join(subscriber, wanted, confirmed.slots(), new Consent(Consent.Act.GIVEN, confirmed.how(),
                wording.of(wanted, language), ConsentWording.VERSION, "", confirmed.createdAt(),
                confirmed.requestedFrom(), now, network));
        metrics.count(Fate.CONFIRMED);
    }

    void refuse(UUID id) {
        Instant now = clock.instant();
        if (signups.decide(id, State.REFUSED, now)) {
            refusals.insert(signups.byId(id).orElseThrow().person().address(), now);
            metrics.count(Fate.REFUSED);
        }
    }

    private Confirmation shown(Signup signup, Locale language) {
        List<Group> wanted = open(signup.state() == State.OPEN ? signup.mailed() : signup.groups());
        Optional<Subscriber> known = signup.state() == State.CONFIRMED
                ? subscribers.byAddress(signup.person().address())
                : Optional.empty();
        List<Subscription> live = known.map(person -> subscriptions.live(person.id())).orElse(List.of());
        List<UUID> pending = live.stream()
                .filter(one -> one.state() == Subscription.State.PENDING).map(Subscription::group).toList();
        return new Confirmation(Confirmation.State.valueOf(signup.state().name()), wanted, open(signup.later()),
                wanted.stream().filter(group -> pending.contains(group.id())).toList(), wording.of(wanted, language),
                signup.person().address().masked(), known.map(person -> links.preferencesPath(person.id())).orElse(""),
                live.stream().filter(one -> one.active() && signup.groups().contains(one.group()))
                        .flatMap(one -> dates.of(one.member()).stream()).toList(),
                links.refusePath(signup.id()));
    }

    /** What came to be asked for meanwhile is joined only where the person ticked it. */
    private List<Group> wanted(Signup signup, List<String> shown, List<String> also) {
        Set<String> seen = new HashSet<>(also);
        seen.addAll(shown.isEmpty() ? open(signup.mailed()).stream().map(Group::slug).toList() : shown);
        return open(signup.groups()).stream().filter(group -> seen.contains(group.slug())).toList();
    }

    private List<Group> open(List<UUID> some) {
        return groups.byIds(some).stream().filter(group -> !group.archived()).toList();
    }
}

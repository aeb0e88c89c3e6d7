package org.convene.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Ids;
import org.convene.site.Problems;
import org.convene.subscription.Signup.State;
import org.convene.subscription.SignupMetrics.Fate;
import org.convene.web.TooManyRequests;

/**
 * Takes requests to join. Whoever asks gets the same answer whether the address is new, known, full or refused; only the
 * owner of the mailbox learns more.
 */
@Component
class SignupDesk {
    private static final int GROUPS = 50;
    private final SignupRepository signups;
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final RefusalRepository refusals;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final SubscriptionMails mails;
    private final SubscriptionProperties settings;
    private final SignupMetrics metrics;
    private final Clock clock;

    SignupDesk(SignupRepository signups, SubscriberRepository subscribers, SubscriptionRepository subscriptions,
            RefusalRepository refusals, WorkingGroups groups, SlotOffers offers, SubscriptionMails mails,
            SubscriptionProperties settings, SignupMetrics metrics, Clock clock) {
        this.signups = signups;
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.refusals = refusals;
        this.groups = groups;
        this.offers = offers;
        this.mails = mails;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void signUp(SignupRequest request, boolean hold) {
        Problems problems = new Problems();
        Optional<Person> person = Person.check(problems, request.email(), request.name(), request.language(),
                request.zone());
        List<UUID> wanted = wanted(problems, request.groups());
        List<SlotOffer> offered = request.shown().isEmpty() && request.slots().isEmpty()
                ? List.of()
                : offers.of(wanted, ZoneOffset.UTC, Locale.ENGLISH);
        SlotPicks picks = new SlotPicks(offered, problems);
        Set<UUID> slots = new HashSet<>(request.shown().isEmpty()
                ? picks.named(request.slots())
                : picks.ticked(Set.of(), request.shown(), request.slots()));
        problems.throwIfAny();
        Instant now = clock.instant();
        List<UUID> asked = signups.mailed(person.orElseThrow().address(), now);
        offered.stream().filter(one -> asked.contains(one.group())).forEach(one -> slots.removeAll(one.slots()));
        Signup signup = new Signup(Ids.next(), person.orElseThrow(), wanted, List.of(), slots, request.how(),
                request.network(),
                State.OPEN, now, now.plus(settings.confirmWithin()), null);
        refuseManySpellings(signup, now);
        Set<UUID> decided = offered.stream().filter(one -> !asked.contains(one.group()))
                .flatMap(one -> one.slots().stream()).collect(Collectors.toSet());
        answer(signups.open(signup, decided, hold), hold, now);
        metrics.count(Fate.TAKEN);
    }

    /** Sends confirmations that waited for the site's budget. */
    void release(Signup signup) {
        signups.release(signup.id());
        answer(signup, false, clock.instant());
    }

    private List<UUID> wanted(Problems problems, List<String> slugs) {
        Set<UUID> found = new HashSet<>();
        problems.require(!slugs.isEmpty(), "groups", "problem.subscription.no-group");
        problems.require(slugs.size() <= GROUPS, "groups", "problem.subscription.many-groups", GROUPS);
        for (String slug : slugs.stream().limit(GROUPS).toList()) {
            Optional<Group> group = groups.bySlug(slug).filter(open -> !open.archived());
            problems.require(group.isPresent(), "groups", "problem.subscription.unknown-group");
            group.ifPresent(known -> found.add(known.id()));
        }
        return List.copyOf(found);
    }

    private void refuseManySpellings(Signup signup, Instant now) {
        Duration day = Duration.ofDays(1);
        if (signups.otherSpellings(ThrottleKey.of(signup.person().address()), signup.person().address().key(),
                now.minus(day)) >= settings.spellingsPerMailbox()) {
            throw new TooManyRequests(day);
        }
    }

    private void answer(Signup signup, boolean hold, Instant now) {
        Optional<Subscriber> known = subscribers.byAddress(signup.person().address());
        List<Subscription> live = known.map(person -> subscriptions.live(person.id())).orElse(List.of());
        List<UUID> fresh = new ArrayList<>(signup.groups());
        fresh.removeAll(live.stream().map(Subscription::group).toList());
        boolean refused = refusals.contains(signup.person().address());
        if (fresh.isEmpty()) {
            remind(known.orElseThrow(), live, now);
        } else if (!hold && !refused
                && signups.takeMail(signup, now, settings)) {
            Locale language = known.map(person -> person.person().language())
                    .orElse(signup.person().language());
            mails.confirm(signup, language, groups.byIds(fresh));
            metrics.count(Fate.MAILED);
        }
    }

    /** Who signs up for what they have already lost the way to their preferences: that link, and no change. */
    private void remind(Subscriber subscriber, List<Subscription> live, Instant now) {
        if (subscribers.takeManageMail(subscriber.id(), now, now.minus(settings.manageEvery()))) {
            mails.remind(subscriber, groups.byIds(live.stream().map(Subscription::group).toList()));
        }
    }
}

package org.convene.subscription;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.subscription.Preferences.Choice;
import org.convene.subscription.Subscription.Kinds;
import org.convene.subscription.Subscription.State;

/** The preference centre behind the signed link in every mail. */
@Component
class PreferenceDesk {
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final Membership membership;
    private final PauseDesk pauses;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final ConsentWording wording;
    private final Links links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PreferenceDesk(SubscriberRepository subscribers, SubscriptionRepository subscriptions, Membership membership,
            PauseDesk pauses, WorkingGroups groups, SlotOffers offers, ConsentWording wording, Links links,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.membership = membership;
        this.pauses = pauses;
        this.groups = groups;
        this.offers = offers;
        this.wording = wording;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    Preferences look(UUID id, Locale reader) {
        Subscriber subscriber = subscriber(id);
        List<Subscription> live = subscriptions.live(id);
        List<UUID> mine = live.stream().map(Subscription::group).toList();
        Person person = subscriber.person();
        List<SlotOffer> offered = offers.of(mine, person.zone(), person.clock().on(reader));
        return new Preferences(person.address().masked(), person.name(), person.language(), person.zone(),
                person.clock(),
                groups.byIds(mine).stream().map(group -> choice(group, in(live, group).orElseThrow(), offered))
                        .toList(),
                groups.all().stream().filter(group -> !mine.contains(group.id())).toList(),
                PauseDesk.of(live));
    }

    PreferenceResult change(UUID id, PreferenceChange change, String network) {
        Subscriber before = subscriber(id);
        Problems problems = new Problems();
        Person.checkName(problems, change.name());
        problems.require(change.language() == null || Person.isLanguage(change.language()), "language",
                "problem.subscription.language");
        ZoneId zone = change.timeZone() == null
                ? before.person().zone()
                : Person.zone(change.timeZone()).orElse(null);
        problems.require(zone != null, "timeZone", "problem.subscription.zone",
                change.timeZone() == null ? "" : change.timeZone());
        PauseDesk.Wish pause = pauses.read(problems, change, subscriptions.live(id),
                zone == null ? before.person().zone() : zone);
        ClockPreference hours = change.clockStyle() == null
                ? before.person().clock()
                : Person.clock(problems, change.clockStyle());
        Map<UUID, Set<UUID>> slots = slots(problems, id, change);
        problems.throwIfAny();
        subscribers.update(id, Person.text(change.name()), language(change, before),
                zone == null ? before.person().zone() : zone, hours);
        Subscriber after = subscriber(id);
        return carryOut(after, change, slots, after.person().otherThan(before.person()), pause, network);
    }

    /** What is to be taken of each group whose invitations the person wants, by subscription. */
    private Map<UUID, Set<UUID>> slots(Problems problems, UUID id, PreferenceChange change) {
        List<Subscription> staying = subscriptions.live(id).stream().filter(one -> !leaves(one, change)).toList();
        List<SlotOffer> offered = change.shownSlots().isEmpty()
                ? List.of()
                : offers.of(staying.stream().map(Subscription::group).toList(), ZoneOffset.UTC, Locale.ENGLISH);
        Map<UUID, Set<UUID>> slots = new HashMap<>();
        staying.stream().filter(one -> change.invitations().contains(slug(one))).forEach(one -> slots.put(one.id(),
                new SlotPicks(offered.stream().filter(offer -> offer.group().equals(one.group())).toList(), problems)
                        .ticked(one.slots(), change.shownSlots(), change.slots())));
        return slots;
    }

    /** Leaves every group. Empty undo when there was none. */
    PreferenceResult leaveAll(UUID id, String network) {
        subscriber(id);
        List<Subscription> live = subscriptions.live(id);
        String undo = membership.leave(live, "preferences", network).map(links::undoPath).orElse("");
        return new PreferenceResult(named(live.stream()), List.of(), List.of(), List.of(), List.of(), null, false,
                undo);
    }

    private PreferenceResult carryOut(Subscriber subscriber, PreferenceChange change, Map<UUID, Set<UUID>> slots,
            List<String> details, PauseDesk.Wish pause, String network) {
        List<Subscription> live = subscriptions.live(subscriber.id());
        List<Subscription> leaving = live.stream().filter(one -> leaves(one, change)).toList();
        String undo = membership.leave(leaving, "preferences", network).map(links::undoPath).orElse("");
        List<Subscription> staying = live.stream().filter(one -> !leaving.contains(one)).toList();
        List<Subscription> chosen = staying.stream().filter(one -> choose(one, change, slots)).toList();
        if (!details.isEmpty()) {
            staying.stream().filter(one -> one.active() && !chosen.contains(one)).forEach(this::tell);
        }
        boolean paused = pauses.pause(pause, staying);
        boolean resumed = pauses.resume(pause, staying,
                staying.stream().filter(one -> change.resume().contains(slug(one))).toList());
        List<Group> joined = join(subscriber, change, network);
        return new PreferenceResult(named(leaving.stream()),
                joined.stream().filter(group -> group.joining() == JoiningPolicy.OPEN).toList(),
                joined.stream().filter(group -> group.joining() == JoiningPolicy.APPROVAL).toList(),
                named(chosen.stream()), details, paused ? pause.until() : null, resumed, undo);
    }

    private String slug(Subscription one) {
        return groups.byId(one.group()).orElseThrow().slug();
    }

    private boolean leaves(Subscription one, PreferenceChange change) {
        String slug = slug(one);
        return change.shown().contains(slug) && !change.stay().contains(slug);
    }

    private boolean choose(Subscription one, PreferenceChange change, Map<UUID, Set<UUID>> slots) {
        String slug = slug(one);
        boolean changed = change.shown().contains(slug) && subscriptions.choose(one.id(),
                new Kinds(change.invitations().contains(slug), change.announcements().contains(slug)),
                slots.getOrDefault(one.id(), one.slots()));
        if (changed && one.active()) {
            tell(one);
        }
        return changed;
    }

    private void tell(Subscription one) {
        events.publishEvent(new MemberChanged(subscriptions.byId(one.id()).orElseThrow().member()));
    }

    private List<Group> join(Subscriber subscriber, PreferenceChange change, String network) {
        List<Group> wanted = groups.all().stream().filter(group -> change.join().contains(group.slug())).toList();
        String text = wording.of(wanted, subscriber.person().language());
        return membership.join(subscriber, wanted, Set.of(), new Consent(Consent.Act.GIVEN, "preferences", text,
                ConsentWording.VERSION, "", null, "", clock.instant(), network));
    }

    private static Locale language(PreferenceChange change, Subscriber before) {
        return change.language() == null
                ? before.person().language()
                : Locale.forLanguageTag(change.language());
    }

    private List<Group> named(Stream<Subscription> some) {
        return groups.byIds(some.map(Subscription::group).toList());
    }

    private static Optional<Subscription> in(List<Subscription> live, Group group) {
        return live.stream().filter(one -> one.group().equals(group.id())).findFirst();
    }

    private static Choice choice(Group group, Subscription one, List<SlotOffer> offered) {
        List<SlotOffer> own = offered.stream().filter(offer -> offer.group().equals(group.id())).toList();
        return new Choice(group, one.state() == State.PENDING, one.kinds().invitations(),
                one.kinds().announcements(), one.pausedUntil(), one.pausedByStaff(), own,
                own.stream().flatMap(offer -> offer.taken(one.slots()).stream()).map(UUID::toString).toList());
    }

    private Subscriber subscriber(UUID id) {
        return subscribers.byId(id).orElseThrow(() -> new NotFound("subscriber"));
    }
}

package org.convene.subscription;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.subscription.Subscription.EndReason;

/** The public door of the people behind the subscriptions: who they are, another address, erasure. */
@Component
@Transactional
public class Subscribers {
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final ConsentRepository consents;
    private final RefusalRepository refusals;
    private final FormerAddressRepository former;
    private final Erasure erasure;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final Links links;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Subscribers(SubscriberRepository subscribers, SubscriptionRepository subscriptions, ConsentRepository consents,
            RefusalRepository refusals, FormerAddressRepository former, Erasure erasure, WorkingGroups groups,
            SlotOffers offers,
            Links links, ApplicationEventPublisher events, Clock clock) {
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.consents = consents;
        this.refusals = refusals;
        this.former = former;
        this.erasure = erasure;
        this.groups = groups;
        this.offers = offers;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    /** Whose preference link this is. @throws NotFound for a link that is not ours, or erased */
    @Transactional(readOnly = true)
    public UUID behind(String preferenceToken) {
        UUID id = links.open(Purpose.PREFERENCES, preferenceToken);
        return subscribers.byId(id).orElseThrow(() -> new NotFound("subscriber")).id();
    }

    /** Slugs of the groups a person is in, or was in where there is none any more: what their pages look like. */
    @Transactional(readOnly = true)
    public List<String> groupSlugs(UUID subscriber) {
        return groupsOf(subscriptions.all(subscriber)).stream().map(Group::slug).toList();
    }

    /** Path of a person's preference page. */
    public String preferencesPath(UUID subscriber) {
        return links.preferencesPath(subscriber);
    }

    /** The active subscriptions by which a person takes this kind of mail. */
    @Transactional(readOnly = true)
    public List<Taker> taking(UUID subscriber, MailKind kind) {
        return subscriptions.live(subscriber).stream().filter(one -> one.active() && one.wants(kind))
                .map(one -> new Taker(one.member(), one.createdAt())).toList();
    }

    /** The active member of the group with this address, if they take this kind of mail. */
    @Transactional(readOnly = true)
    public Optional<Member> member(UUID group, EmailAddress address, MailKind kind) {
        return subscriptions.live(address).stream()
                .filter(one -> one.group().equals(group) && one.active() && one.wants(kind)).map(Subscription::member)
                .findFirst();
    }

    /** From now on announcements are, or are not, collected for this person by somebody else instead of being mailed. */
    public void collect(UUID subscriber, boolean collected) {
        subscribers.collect(subscriber, collected);
    }

    /** No announcements any more, of any group; invitations go on. */
    public void quieten(UUID subscriber) {
        for (Subscription one : subscriptions.live(subscriber)) {
            if (subscriptions.quieten(one.id()) && one.active()) {
                events.publishEvent(new MemberChanged(one.member()));
            }
        }
    }

    /** Everything this module keeps about a person; empty when there is nobody, or nobody any more. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(UUID id) {
        return subscribers.byId(id).map(this::kept);
    }

    /** Whether the owner of an address told us not to send confirmations there. */
    @Transactional(readOnly = true)
    public boolean refused(EmailAddress address) {
        return refusals.contains(address);
    }

    /**
     * Gives a person another address, which its owner has confirmed; what stands in calendars moves along.
     *
     * @return false when somebody is known by that address already
     */
    public boolean move(UUID id, EmailAddress to) {
        Optional<Subscriber> before = subscribers.byId(id);
        boolean moved = moveBack(id, to);
        if (moved) {
            before.ifPresent(person -> former.insert(id, person.person().address(), clock.instant()));
        }
        return moved;
    }

    /** The same to an address they had; the one between was never theirs. */
    public boolean moveBack(UUID id, EmailAddress to) {
        boolean moved = subscribers.move(id, to);
        if (moved) {
            former.delete(id, to);
            subscriptions.live(id).stream().filter(Subscription::active)
                    .forEach(one -> events.publishEvent(new MemberChanged(one.member())));
        }
        return moved;
    }

    /**
     * Ends whatever the person is subscribed to and erases who they are. A keyed fingerprint of the address stays, so that
     * staff and imports do not bring them back; by signing up they can come back themselves.
     *
     * @return false when there is nobody, or nobody any more
     */
    public boolean erase(UUID id, String network) {
        Optional<Subscriber> found = subscribers.byId(id);
        found.ifPresent(person -> erasure.erase(person, network));
        return found.isPresent();
    }

    /** Erases who left their last group longer ago than they are kept, a batch at a time; how many. */
    public int erasePast() {
        return erasure.erasePast();
    }

    private Kept kept(Subscriber subscriber) {
        Person person = subscriber.person();
        List<Subscription> all = subscriptions.all(subscriber.id());
        return new Kept(erasure.addresses(subscriber), person.name(), person.language(), person.zone(),
                person.clock().code(),
                Group.listLabels(groupsOf(all)), subscribers.knownSince(subscriber.id()),
                all.stream().map(this::subscribed).toList(),
                consents.of(subscriber.id(), this::name));
    }

    private List<Group> groupsOf(List<Subscription> all) {
        List<Subscription> live = all.stream().filter(one -> one.endedAt() == null).toList();
        return groups.byIds((live.isEmpty() ? all : live).stream().map(Subscription::group).distinct().toList());
    }

    private Kept.Subscribed subscribed(Subscription one) {
        EndReason reason = one.endedReason();
        return new Kept.Subscribed(one.id(), name(one.group()), one.state().name(), one.kinds().invitations(),
                one.kinds().announcements(), slots(one), one.createdAt(), one.endedAt(),
                reason == null ? null : reason.name());
    }

    private List<String> slots(Subscription one) {
        return one.slots().isEmpty()
                ? List.of()
                : offers.of(List.of(one.group()), ZoneOffset.UTC, Locale.ENGLISH).stream()
                        .flatMap(offer -> offer.times().stream().filter(time -> one.slots().contains(time.slot()))
                                .map(time -> offer.title() + ": " + time.name()))
                        .toList();
    }

    private String name(UUID group) {
        return groups.byId(group).map(Group::name).orElse("");
    }
}

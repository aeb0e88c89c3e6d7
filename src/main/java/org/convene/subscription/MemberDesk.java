package org.convene.subscription;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.subscription.Subscription.EndReason;
import org.convene.subscription.Subscription.Kinds;
import org.convene.subscription.Subscription.State;
import org.convene.suppression.Suppressions;

/** What moderators do with the members of their groups. */
@Component
class MemberDesk {
    static final int NOTE = 500;
    private final SubscriberRepository subscribers;
    private final SubscriptionRepository subscriptions;
    private final MemberRepository members;
    private final Membership membership;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final SubscriptionMails mails;
    private final Suppressions suppressions;
    private final AuditLog audit;
    private final Clock clock;

    MemberDesk(SubscriberRepository subscribers, SubscriptionRepository subscriptions, MemberRepository members,
            Membership membership, WorkingGroups groups, SlotOffers offers, SubscriptionMails mails,
            Suppressions suppressions,
            AuditLog audit, Clock clock) {
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.members = members;
        this.membership = membership;
        this.groups = groups;
        this.offers = offers;
        this.mails = mails;
        this.suppressions = suppressions;
        this.audit = audit;
        this.clock = clock;
    }

    List<MemberRow> list(Staff staff, String slug, MemberFilter filter) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        return members.page(List.of(group.id()), filter).stream().map(MemberRow::of).toList();
    }

    MemberRow one(Staff staff, String slug, UUID id) {
        return MemberRow.of(of(groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ), id));
    }

    Map<String, Long> counts(Staff staff, String slug) {
        UUID group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ).id();
        return java.util.Objects.requireNonNull(members.counts(List.of(group)).get(group));
    }

    MemberRow add(Staff staff, String slug, MemberAddition addition) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        Problems problems = new Problems();
        Person person = Person.check(problems, addition.email(), addition.name(), addition.language(),
                addition.timeZone(), addition.clockStyle()).orElse(null);
        problems.requireText(Person.text(addition.consentNote()), NOTE, "consentNote").throwIfAny();
        return add(staff, group, java.util.Objects.requireNonNull(person), addition);
    }

    private MemberRow add(Staff staff, Group group, Person person, MemberAddition addition) {
        refuseUnwilling(group, person);
        Subscriber subscriber = subscribers.know(person, clock.instant());
        Consent consent = Consent.vouched("staff", Person.text(addition.consentNote()), clock.instant());
        UUID id = membership
                .enter(subscriber, group.id(), State.ACTIVE, Kinds.ALL, Set.of(), consent, addition.welcome())
                .orElseThrow(() -> problem("problem.subscription.already"));
        if (addition.welcome()) {
            mails.welcome(subscriber, List.of(group));
        }
        audit.record(staff, "subscription.add", "subscription:" + id, group.slug());
        return MemberRow.of(subscriptions.byId(id).orElseThrow());
    }

    /** Nobody is brought back by staff who left by themselves, and nobody is written to whose address is suppressed. */
    private void refuseUnwilling(Group group, Person person) {
        if (suppressions.contains(person.address())) {
            throw problem("problem.subscription.suppressed");
        }
        Past past = members.pastOf(group.id(), List.of(person.address().key())).get(person.address().key());
        if (past == Past.LEFT) {
            throw problem("problem.subscription.left-before");
        }
    }

    MemberRow choose(Staff staff, String slug, UUID id, MemberChoice choice) {
        Subscription one = of(staff, slug, id);
        Problems problems = new Problems();
        ClockPreference hours = choice.clockStyle() == null ? null : Person.clock(problems, choice.clockStyle());
        Set<UUID> slots = choice.slots() == null
                ? null
                : slots(problems, one, choice.shown(), choice.slots());
        problems.throwIfAny();
        boolean told = hours != null && subscribers.read(one.subscriber().id(), hours);
        boolean chosen = slots != null && subscriptions.takeSlots(id, slots);
        Subscription after = subscriptions.byId(id).orElseThrow();
        if (told || chosen) {
            membership.changed(after);
            audit.record(staff, "subscription.choose", "subscription:" + id, slug);
        }
        return MemberRow.of(after);
    }

    private Set<UUID> slots(Problems problems, Subscription one, List<String> shown, List<String> slots) {
        SlotPicks picks = new SlotPicks(offers.of(List.of(one.group()), ZoneOffset.UTC, Locale.ENGLISH), problems);
        return shown.isEmpty() ? picks.named(slots) : picks.ticked(one.slots(), shown, slots);
    }

    void remove(Staff staff, String slug, UUID id) {
        Subscription one = of(staff, slug, id);
        if (membership.end(one, EndReason.REMOVED, null, Consent.withdrawn("staff", clock.instant(), ""))) {
            audit.record(staff, "subscription.remove", "subscription:" + id, slug);
        }
    }

    void accept(Staff staff, String slug, UUID id) {
        if (membership.accept(of(staff, slug, id))) {
            audit.record(staff, "subscription.accept", "subscription:" + id, slug);
        }
    }

    void decline(Staff staff, String slug, UUID id) {
        Subscription one = of(staff, slug, id);
        if (one.state() == State.PENDING
                && membership.end(one, EndReason.DECLINED, null, Consent.withdrawn("staff", clock.instant(), ""))) {
            audit.record(staff, "subscription.decline", "subscription:" + id, slug);
        }
    }

    private Subscription of(Staff staff, String slug, UUID id) {
        return of(groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE), id);
    }

    private Subscription of(Group group, UUID id) {
        return subscriptions.byId(id).filter(one -> one.group().equals(group.id()))
                .orElseThrow(() -> new NotFound("subscription"));
    }

    private static InvalidInput problem(String code) {
        return new InvalidInput(FieldProblem.of("email", code));
    }
}

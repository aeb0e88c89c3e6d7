package org.convene.subscription;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Problems;
import org.convene.subscription.MemberAct.Deed;
import org.convene.subscription.MemberAct.Verdict;

/** The public door to many subscriptions at once, of one group or of all that somebody works in. */
@Component
@Transactional
public class Memberships {
    private final MemberRepository members;
    private final MemberActs acts;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final ConsentRepository consents;
    private final AuditLog audit;

    Memberships(MemberRepository members, MemberActs acts, WorkingGroups groups, SlotOffers offers,
            ConsentRepository consents, AuditLog audit) {
        this.members = members;
        this.consents = consents;
        this.acts = acts;
        this.groups = groups;
        this.offers = offers;
        this.audit = audit;
    }

    /** @param slug of a group; null: all the person works in. @throws NotFound for somebody else's group */
    @Transactional(readOnly = true)
    public List<MemberRow> page(Staff staff, @Nullable String slug, MemberFilter filter) {
        return members.page(reach(staff, slug, Scope.SUBSCRIPTIONS_READ), filter).stream().map(MemberRow::of).toList();
    }

    /** How many all pages hold together. */
    @Transactional(readOnly = true)
    public long count(Staff staff, @Nullable String slug, MemberFilter filter) {
        return members.count(reach(staff, slug, Scope.SUBSCRIPTIONS_READ), filter);
    }

    /** What one member agreed to and withdrew, oldest first. @throws NotFound for somebody else's group */
    @Transactional(readOnly = true)
    public List<Kept.Agreed> consents(Staff staff, String slug, UUID subscription) {
        return consents.of(groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ), subscription);
    }

    /** By group and state, zero included, of all groups that the person works in. */
    @Transactional(readOnly = true)
    public Map<UUID, Map<String, Long>> counts(Staff staff) {
        return members.counts(reach(staff, null, Scope.SUBSCRIPTIONS_READ));
    }

    /** Time zones to choose from: those anybody lives in. */
    @Transactional(readOnly = true)
    public List<String> zones(Staff staff) {
        staff.require(Scope.SUBSCRIPTIONS_READ);
        return members.zones();
    }

    /** What the times are called that members of these groups can take, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, String> slotNames(Staff staff, @Nullable String slug) {
        return new SlotPicks(offers.of(List.copyOf(reach(staff, slug, Scope.SUBSCRIPTIONS_READ)), ZoneOffset.UTC,
                Locale.ENGLISH), new Problems()).names();
    }

    /** Everybody on the list, some at a time: no transaction stays open while a slow reader takes them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void each(Staff staff, @Nullable String slug, MemberFilter filter, Consumer<MemberRow> reader) {
        Collection<UUID> reach = reach(staff, slug, Scope.SUBSCRIPTIONS_READ);
        audit.record(staff, "subscription.export",
                slug == null ? "group:all" : "group:" + reach.iterator().next(), slug == null ? "" : slug);
        List<Subscription> some = members.page(reach, filter.from(null, MemberFilter.MOST));
        while (!some.isEmpty()) {
            some.forEach(one -> reader.accept(MemberRow.of(one)));
            some = some.size() < MemberFilter.MOST
                    ? List.of()
                    : members.page(reach, filter.from(some.getLast().id(), MemberFilter.MOST));
        }
    }

    /** The ids of everybody on the list, to change them: it takes the right to. */
    @Transactional(readOnly = true)
    public List<UUID> ids(Staff staff, @Nullable String slug, MemberFilter filter) {
        return members.ids(reach(staff, slug, Scope.SUBSCRIPTIONS_WRITE), filter);
    }

    /** Those of these that exist. @throws org.convene.audit.OutOfReach when one belongs to somebody else's group */
    @Transactional(readOnly = true)
    public List<UUID> ids(Staff staff, Collection<UUID> chosen) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        return members.byIds(chosen).stream().map(one -> {
            staff.requireModerator(one.group(), Scope.SUBSCRIPTIONS_WRITE);
            return one.id();
        }).toList();
    }

    /** The groups that these belong to. */
    @Transactional(readOnly = true)
    public List<UUID> groupsOf(Collection<UUID> chosen) {
        return members.groupsOf(chosen);
    }

    /** Those of these that are active and want this kind of mail. */
    @Transactional(readOnly = true)
    public List<Member> wanting(Collection<UUID> chosen, MailKind kind) {
        return members.byIds(chosen).stream().filter(one -> one.active() && one.wants(kind))
                .map(Subscription::member).toList();
    }

    /** How these stand now, in the order of their addresses; the caller has made sure who may see them. */
    @Transactional(readOnly = true)
    public List<MemberRow> rows(Collection<UUID> chosen) {
        return members.byIds(chosen).stream().map(MemberRow::of).sorted(Comparator.comparing(MemberRow::email))
                .toList();
    }

    /** What the act would mean for each of these now. */
    @Transactional(readOnly = true)
    public Map<UUID, Verdict> judge(MemberAct act, Collection<UUID> chosen) {
        return acts.judge(act, members.byIds(chosen));
    }

    /** Carries the act out for one member, if nothing stands against it by now. */
    public Deed carryOut(Staff staff, MemberAct act, UUID id) {
        return members.byIds(List.of(id)).stream().findFirst().map(one -> acts.carryOut(staff, act, one))
                .orElseGet(() -> new Deed(MemberAct.Obstacle.GONE, null, null, false));
    }

    /** Takes one deed back where that person or somebody else has not decided otherwise since. */
    public boolean takeBack(Staff staff, MemberAct act, UUID id, Deed deed) {
        Optional<Subscription> one = members.byIds(List.of(id)).stream().findFirst();
        return one.isPresent() && acts.takeBack(staff, act, one.get(), deed);
    }

    private Collection<UUID> reach(Staff staff, @Nullable String slug, Scope scope) {
        staff.require(scope);
        return slug == null
                ? groups.of(staff).stream().map(Group::id).toList()
                : List.of(groups.moderated(staff, slug, scope).id());
    }
}

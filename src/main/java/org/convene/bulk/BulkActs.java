package org.convene.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.OutOfReach;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.bulk.BulkAct.State;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.Memberships;

/** The public door of acts on many members: choose, look, start, watch, stop, take back. */
@Component
@Transactional
public class BulkActs {
    private static final int RECENT = 10;
    private static final Duration DRAFT = Duration.ofDays(1);
    private final BulkRepository acts;
    private final BulkMemberRepository members;
    private final BulkLook look;
    private final BulkSlices slices;
    private final Memberships memberships;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final BulkProperties settings;
    private final Clock clock;

    BulkActs(BulkRepository acts, BulkMemberRepository members, BulkLook look, BulkSlices slices,
            Memberships memberships, WorkingGroups groups, AuditLog audit, BulkProperties settings, Clock clock) {
        this.acts = acts;
        this.members = members;
        this.look = look;
        this.slices = slices;
        this.memberships = memberships;
        this.groups = groups;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes down who is meant; changes nobody.
     *
     * @param chosen subscriptions of groups the person works in
     * @throws InvalidInput when there is nobody
     */
    UUID choose(Staff staff, Kind kind, Collection<UUID> chosen) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        if (chosen.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("segment", "problem.bulk.nobody"));
        }
        BulkAct act = new BulkAct(Ids.next(), staff.id(), staff.name(), kind, memberships.groupsOf(chosen), null, null,
                "", false, State.CHOSEN, null, false, clock.instant(), null, null);
        acts.insert(act);
        members.insert(act.id(), chosen);
        if (!act.needsDetails()) {
            look.judge(act);
        }
        return act.id();
    }

    /**
     * Writes down who is meant and what the act needs, and looks who would be changed: all of it or nothing.
     *
     * @throws InvalidInput beside the field, or when there is nobody
     */
    UUID plan(Staff staff, Kind kind, Collection<UUID> chosen, BulkForm typed) {
        UUID id = choose(staff, kind, chosen);
        if (one(staff, id, Scope.SUBSCRIPTIONS_WRITE).needsDetails()) {
            detail(staff, id, typed);
        }
        return id;
    }

    /** @throws NotFound for what is not this person's, unless they are an admin */
    @Transactional(readOnly = true)
    BulkAct one(Staff staff, UUID id, Scope scope) {
        staff.require(scope);
        BulkAct act = acts.byId(id).orElseThrow(() -> new NotFound("bulk"));
        if (!staff.admin() && !act.staffId().equals(staff.id())) {
            throw new OutOfReach(staff, "bulk");
        }
        act.touched().forEach(group -> staff.requireModerator(group, scope));
        return act;
    }

    @Transactional(readOnly = true)
    Tally tally(BulkAct act) {
        return members.tally(act.id());
    }

    /** What this person started lately, newest first. */
    @Transactional(readOnly = true)
    List<BulkAct> recent(Staff staff) {
        staff.require(Scope.SUBSCRIPTIONS_READ);
        return acts.recent(staff.id(), RECENT);
    }

    /** Some of those in this state, with the reasons of who was left out. */
    @Transactional(readOnly = true)
    List<Named> named(BulkAct act, String state, int most) {
        List<UUID> ids = members.members(act.id(), state, most);
        var reasons = members.reasons(act.id(), ids);
        return memberships.rows(ids).stream().map(row -> new Named(row.email(), row.name(),
                reasons.getOrDefault(row.id(), ""))).toList();
    }

    /** The name, or else the address, of the one person whom it is about; empty: there are several. */
    @Transactional(readOnly = true)
    String person(BulkAct act) {
        List<UUID> two = members.members(act.id(), 2);
        return two.size() != 1
                ? ""
                : memberships.rows(two).stream().map(row -> row.name().isEmpty() ? row.email() : row.name()).findFirst()
                        .orElse("");
    }

    /** @param reason empty, or why they were left out */
    public record Named(String email, String name, String reason) {}

    /** Says what the act still needs, and looks who would be changed. @throws InvalidInput beside the field */
    void detail(Staff staff, UUID id, BulkForm typed) {
        look.detail(staff, one(staff, id, Scope.SUBSCRIPTIONS_WRITE), typed);
    }

    /**
     * Begins after a moment in which it can still be stopped; where everybody is still being looked at, after that.
     *
     * @param seen when the look began that the person has seen; null: whichever was last
     * @return false when somebody changed since what it does; then nothing begins
     * @throws Conflict when it was started, or changes nobody
     */
    boolean start(Staff staff, UUID id, @Nullable Instant seen) {
        one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
        BulkAct act = acts.locked(id);
        boolean started = act.begins() || !(act.state().draft() || act.state() == State.LOOKING);
        if (!started && seen != null && !seen.equals(act.startsAt())) {
            return false;
        }
        if (act.target() != null && groups.byIds(List.of(act.target())).stream().allMatch(Group::archived)) {
            throw new Conflict("problem.bulk.group");
        }
        if (acts.begin(id)) {
            audit.record(staff, "bulk.start", "bulk:" + id, act.kind() + ": at most " + members.meant(id));
        } else {
            begin(staff, act);
        }
        return true;
    }

    private void begin(Staff staff, BulkAct act) {
        UUID id = act.id();
        Tally tally = members.tally(id);
        Instant begin = clock.instant().plus(settings.grace());
        if (tally.open() == 0 || !acts.move(id, List.of(State.READY), State.WAITING, begin, null)) {
            throw new Conflict(tally.open() == 0 ? "problem.bulk.nobody" : "problem.bulk.started");
        }
        audit.record(staff, "bulk.start", "bulk:" + id, act.kind() + ": " + tally.open());
    }

    /** Whoever has not been changed yet stays as they are. */
    void stop(Staff staff, UUID id) {
        BulkAct act = one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
        if (!acts.move(id, List.of(State.LOOKING, State.WAITING, State.RUNNING), State.STOPPED, null,
                clock.instant())) {
            throw new Conflict("problem.bulk.over");
        }
        audit.record(staff, "bulk.stop", "bulk:" + id, act.kind() + ": " + members.tally(id).open() + " left");
    }

    /** Whether there is something that can be taken back by now. */
    boolean undoable(BulkAct act, Tally tally) {
        Instant ended = act.endedAt();
        return (act.state() == State.DONE || act.state() == State.STOPPED) && act.kind().reversible()
                && tally.done() > 0 && ended != null && ended.isAfter(clock.instant().minus(settings.undoWithin()));
    }

    /** Takes everything back that nobody has changed since. @throws Conflict when it is too late or was done already */
    void undo(Staff staff, UUID id) {
        BulkAct act = one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
        if (!undoable(act, members.tally(id))
                || !acts.move(id, List.of(State.DONE, State.STOPPED), State.UNDOING, clock.instant(), null)) {
            throw new Conflict("problem.bulk.late");
        }
        audit.record(staff, "bulk.undo", "bulk:" + id, act.kind().name());
    }

    /**
     * Changes the next members of the act whose turn it is, all of them or, when something breaks, none.
     *
     * @return false when there is nothing to do
     * @throws BrokenAct when something went wrong that waiting does not mend
     */
    boolean work(int most) {
        Optional<BulkAct> claimed = acts.claim(clock.instant());
        claimed.ifPresent(act -> slices.next(act, Math.min(most, settings.slice())));
        return claimed.isPresent();
    }

    /** Tries once more, alone, what broke; unless it is over or somebody else is at it. @throws BrokenAct again */
    void again(BrokenAct broken) {
        acts.claim(broken.act(), clock.instant()).ifPresent(act -> slices.again(act, broken.member()));
    }

    /**
     * Sets aside the one member at whom everything breaks, so that the others get their turn; ends what cannot be looked at.
     *
     * @return whether the act was ended
     */
    boolean setAside(BrokenAct broken) {
        return acts.claim(broken.act(), clock.instant()).map(act -> slices.setAside(act, broken.member()))
                .orElse(false);
    }

    /** How many of those meant have been looked at. */
    @Transactional(readOnly = true)
    long looked(BulkAct act) {
        return members.looked(act);
    }

    int forgetOld() {
        Instant now = clock.instant();
        return acts.forget(now.minus(DRAFT), now.minus(settings.undoWithin()).minus(DRAFT));
    }

    /** The group people are added to, by name; empty for other acts. */
    @Transactional(readOnly = true)
    String targetOf(BulkAct act) {
        return act.target() == null
                ? ""
                : groups.byId(Objects.requireNonNull(act.target())).map(Group::name).orElse("");
    }
}

package org.convene.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
    private final BulkLook look;
    private final BulkSlices slices;
    private final Memberships memberships;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final BulkProperties settings;
    private final Clock clock;

    BulkActs(BulkRepository acts, BulkLook look, BulkSlices slices, Memberships memberships, WorkingGroups groups,
            AuditLog audit,
            BulkProperties settings, Clock clock) {
        this.acts = acts;
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
        acts.insert(act, chosen);
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
        act.groups().forEach(group -> staff.requireModerator(group, scope));
        return act;
    }

    @Transactional(readOnly = true)
    Tally tally(BulkAct act) {
        return acts.tally(act.id());
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
        List<UUID> ids = acts.members(act.id(), state, most);
        var reasons = acts.reasons(act.id(), ids);
        return memberships.rows(ids).stream().map(row -> new Named(row.email(), row.name(),
                reasons.getOrDefault(row.id(), ""))).toList();
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
     * @throws Conflict when it was started, or changes nobody
     */
    void start(Staff staff, UUID id) {
        BulkAct act = one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
        if (!acts.begin(id)) {
            begin(staff, act);
        }
    }

    private void begin(Staff staff, BulkAct act) {
        UUID id = act.id();
        Tally tally = acts.tally(id);
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
        audit.record(staff, "bulk.stop", "bulk:" + id, act.kind() + ": " + acts.tally(id).open() + " left");
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
        if (!undoable(act, acts.tally(id))
                || !acts.move(id, List.of(State.DONE, State.STOPPED), State.UNDOING, clock.instant(), null)) {
            throw new Conflict("problem.bulk.late");
        }
        audit.record(staff, "bulk.undo", "bulk:" + id, act.kind().name());
    }

    /**
     * Changes the next members of the act whose turn it is, all of them or, when something breaks, none.
     *
     * @return false when there is nothing to do
     */
    boolean work(int most) {
        Optional<BulkAct> claimed = acts.claim(clock.instant());
        claimed.ifPresent(act -> {
            if (act.state() == State.LOOKING) {
                look(act);
            } else {
                slices.next(act, Math.min(most, settings.slice()));
            }
        });
        return claimed.isPresent();
    }

    private void look(BulkAct act) {
        if (!look.next(act) && act.begins() && acts.tally(act.id()).open() > 0) {
            begin(act.author(), act);
        }
    }

    /** How many of those meant have been looked at. */
    @Transactional(readOnly = true)
    long looked(BulkAct act) {
        return acts.looked(act);
    }

    /** Sets aside the one member at whom everything breaks, so that the others get their turn; ends what cannot be looked at. */
    void setAside() {
        acts.claim(clock.instant()).ifPresent(act -> {
            if (act.state() == State.LOOKING) {
                acts.move(act.id(), List.of(State.LOOKING), State.STOPPED, null, clock.instant());
            } else {
                slices.setAside(act);
            }
        });
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

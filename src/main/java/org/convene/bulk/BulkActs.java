package org.convene.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.convene.site.Problems;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.Memberships;

/** The public door of acts on many members: choose, look, start, watch, stop, take back. */
@Component
@Transactional
public class BulkActs {
    private static final int JUDGED_AT_ONCE = 1000;
    private static final int NOTE = 500;
    private static final int RECENT = 10;
    private static final Duration DRAFT = Duration.ofDays(1);
    private final BulkRepository acts;
    private final Memberships memberships;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final BulkProperties settings;
    private final Clock clock;

    BulkActs(BulkRepository acts, Memberships memberships, WorkingGroups groups, AuditLog audit,
            BulkProperties settings, Clock clock) {
        this.acts = acts;
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
            throw new InvalidInput(FieldProblem.of("whom", "problem.bulk.nobody"));
        }
        BulkAct act = new BulkAct(Ids.next(), staff.id(), staff.name(), kind, memberships.groupsOf(chosen), null, null,
                "", false, State.CHOSEN, clock.instant(), null, null);
        acts.insert(act, chosen);
        if (!act.needsDetails()) {
            judge(act);
        }
        return act.id();
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
        BulkAct act = one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
        Problems problems = new Problems();
        LocalDate until = act.kind() == Kind.PAUSE ? until(problems, typed.until()) : null;
        String note = typed.note() == null ? "" : typed.note().strip();
        UUID target = null;
        if (act.kind() == Kind.ADD) {
            target = target(staff, problems, typed.group()).map(Group::id).orElse(null);
            problems.requireText(note, NOTE, "note");
        }
        problems.throwIfAny();
        if (!acts.detail(id, target, until, note, Boolean.TRUE.equals(typed.welcome()))) {
            throw new Conflict("problem.bulk.started");
        }
        judge(acts.byId(id).orElseThrow());
    }

    private @Nullable LocalDate until(Problems problems, @Nullable String typed) {
        LocalDate today = LocalDate.now(clock);
        try {
            LocalDate until = LocalDate.parse(typed == null ? "" : typed.strip());
            problems.require(until.isAfter(today) && !until.isAfter(today.plusYears(1)), "until",
                    "problem.subscription.pause-range");
            return until;
        } catch (DateTimeParseException unreadable) {
            problems.require(false, "until", "problem.subscription.pause-range");
            return null;
        }
    }

    private Optional<Group> target(Staff staff, Problems problems, @Nullable String slug) {
        Optional<Group> target = groups.of(staff).stream()
                .filter(group -> !group.archived() && group.slug().equals(slug))
                .findFirst();
        problems.require(target.isPresent(), "group", "problem.bulk.group");
        return target;
    }

    private void judge(BulkAct act) {
        List<UUID> some = acts.from(act.id(), null, JUDGED_AT_ONCE);
        while (!some.isEmpty()) {
            acts.judged(act.id(), memberships.judge(act.act(), some));
            some = acts.from(act.id(), some.getLast(), JUDGED_AT_ONCE);
        }
        acts.move(act.id(), List.of(State.CHOSEN, State.READY), State.READY, null, null);
    }

    /** Begins after a moment in which it can still be stopped. @throws Conflict when it was started, or changes nobody */
    void start(Staff staff, UUID id) {
        BulkAct act = one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
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
        if (!acts.move(id, List.of(State.WAITING, State.RUNNING), State.STOPPED, null, clock.instant())) {
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
        claimed.ifPresent(act -> slice(act, Math.min(most, settings.slice())));
        return claimed.isPresent();
    }

    private void slice(BulkAct act, int most) {
        boolean undo = act.state() == State.UNDOING;
        if (act.state() == State.WAITING) {
            acts.move(act.id(), List.of(State.WAITING), State.RUNNING, null, null);
        }
        List<UUID> next = acts.members(act.id(), undo ? "DONE" : "OPEN", most);
        for (UUID member : next) {
            if (undo) {
                boolean back = memberships.takeBack(act.author(), act.act(), member, acts.deed(act.id(), member));
                acts.mark(act.id(), member, back ? "BACK" : "STAYED", null);
            } else {
                acts.done(act.id(), member, memberships.carryOut(act.author(), act.act(), member));
            }
        }
        if (next.size() < most) {
            acts.move(act.id(), Set.of(State.RUNNING, State.UNDOING), undo ? State.UNDONE : State.DONE, null,
                    clock.instant());
        }
    }

    /** Sets aside the one member at whom everything breaks, so that the others get their turn. */
    void setAside() {
        acts.claim(clock.instant()).ifPresent(act -> {
            boolean undo = act.state() == State.UNDOING;
            acts.members(act.id(), undo ? "DONE" : "OPEN", 1).forEach(
                    member -> acts.mark(act.id(), member, undo ? "STAYED" : "MISSED", Tally.FAILED));
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

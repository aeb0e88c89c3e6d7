package org.convene.bulk;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.bulk.BulkAct.State;
import org.convene.subscription.Memberships;

/**
 * Carries an act out, some members at a time. Who was changed and that they were is written in one transaction: whoever dies
 * in the middle of it has changed nobody, and the next worker begins with the same ones. All of it happens within the
 * transaction that claimed the act.
 */
@Component
class BulkSlices {
    private final BulkRepository acts;
    private final BulkMemberRepository members;
    private final BulkLook look;
    private final Memberships memberships;
    private final AuditLog audit;
    private final Clock clock;

    BulkSlices(BulkRepository acts, BulkMemberRepository members, BulkLook look, Memberships memberships,
            AuditLog audit, Clock clock) {
        this.acts = acts;
        this.members = members;
        this.look = look;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks at the next ones, or changes those whose turn it is. @throws BrokenAct when that cannot be done */
    void next(BulkAct act, int most) {
        try {
            if (act.state() == State.LOOKING) {
                look.next(act);
            } else {
                carryOut(act, most);
            }
        } catch (RuntimeException broken) {
            throw BrokenAct.of(act.id(), null, broken);
        }
    }

    private void carryOut(BulkAct act, int most) {
        run(act);
        List<UUID> next = members.members(act.id(), turn(act), most);
        next.forEach(member -> change(act, member));
        if (next.size() < most) {
            acts.move(act.id(), Set.of(State.RUNNING, State.UNDOING), undo(act) ? State.UNDONE : State.DONE, null,
                    clock.instant());
        }
    }

    private void run(BulkAct act) {
        if (act.state() == State.WAITING) {
            acts.move(act.id(), List.of(State.WAITING), State.RUNNING, null, null);
        }
    }

    private void change(BulkAct act, UUID member) {
        try {
            if (undo(act)) {
                boolean back = memberships.takeBack(act.author(), act.act(), member, members.deed(act.id(), member));
                members.mark(act.id(), member, back ? "BACK" : "STAYED", null);
            } else {
                members.done(act.id(), member, memberships.carryOut(act.author(), act.act(), member));
            }
        } catch (RuntimeException broken) {
            throw BrokenAct.of(act.id(), member, broken);
        }
    }

    /** What broke once more: the look, or this one member if their turn is not over. */
    void again(BulkAct act, @Nullable UUID member) {
        if (act.state() == State.LOOKING) {
            next(act, 1);
        } else if (member != null && members.waits(act.id(), member, turn(act))) {
            run(act);
            change(act, member);
        }
    }

    /** Leaves the member out at whom it breaks; ends what cannot be looked at. @return whether it was ended */
    boolean setAside(BulkAct act, @Nullable UUID member) {
        if (act.state() == State.LOOKING) {
            audit.record(act.author(), "bulk.stop", "bulk:" + act.id(), act.kind() + ": could not be looked at");
            return acts.move(act.id(), List.of(State.LOOKING), State.STOPPED, null, clock.instant());
        }
        if (member != null && members.waits(act.id(), member, turn(act))) {
            run(act);
            members.mark(act.id(), member, undo(act) ? "STAYED" : "MISSED", Tally.FAILED);
        }
        return false;
    }

    private static boolean undo(BulkAct act) {
        return act.state() == State.UNDOING;
    }

    /** The state of those whose turn is still to come. */
    private static String turn(BulkAct act) {
        return undo(act) ? "DONE" : "OPEN";
    }
}

package org.convene.bulk;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.bulk.BulkAct.State;
import org.convene.subscription.Memberships;

/**
 * Carries an act out, some members at a time. Who was changed and that they were is written in one transaction: whoever dies
 * in the middle of it has changed nobody, and the next worker begins with the same ones.
 */
@Component
class BulkSlices {
    private final BulkRepository acts;
    private final Memberships memberships;
    private final Clock clock;

    BulkSlices(BulkRepository acts, Memberships memberships, Clock clock) {
        this.acts = acts;
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Changes the next ones whose turn it is, within the transaction that claimed the act. */
    void next(BulkAct act, int most) {
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

    void setAside(BulkAct act) {
        boolean undo = act.state() == State.UNDOING;
        acts.members(act.id(), undo ? "DONE" : "OPEN", 1).forEach(
                member -> acts.mark(act.id(), member, undo ? "STAYED" : "MISSED", Tally.FAILED));
    }
}

package org.convene.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.audit.Staff;
import org.convene.subscription.MemberAct;

/**
 * One act on many members.
 *
 * @param groups all that those meant belong to
 * @param target the group to add them to
 * @param until first day on which mail comes again
 * @param lookedTo the last one of those meant that was looked at, in the order of their ids; null: none yet
 * @param begins whether it begins by itself once everybody has been looked at
 * @param startsAt nothing happens before
 */
record BulkAct(UUID id, UUID staffId, String staffName, MemberAct.Kind kind, List<UUID> groups, @Nullable UUID target,
        @Nullable LocalDate until, String note, boolean welcome, State state, @Nullable UUID lookedTo, boolean begins,
        Instant createdAt,
        @Nullable Instant startsAt, @Nullable Instant endedAt) {

    /**
     * CHOSEN still needs details, LOOKING finds out whom it would change, READY knows, STOPPED was ended before everybody’s turn
     * came.
     */
    enum State {
        CHOSEN, LOOKING, READY, WAITING, RUNNING, DONE, STOPPED, UNDOING, UNDONE;

        boolean draft() {
            return this == CHOSEN || this == READY;
        }

        /** Ending of {@code staff.bulk.…} for what is to be done, or was done. */
        String tense() {
            return this == DONE || this == STOPPED || takenBack() ? "did" : "act";
        }

        boolean takenBack() {
            return this == UNDOING || this == UNDONE;
        }

        boolean working() {
            return this == LOOKING || this == WAITING || this == RUNNING || this == UNDOING;
        }
    }

    /** Every group whose members it changes. */
    Set<UUID> touched() {
        Set<UUID> touched = new HashSet<>(groups);
        if (target != null) {
            touched.add(target);
        }
        return touched;
    }

    MemberAct act() {
        return new MemberAct(kind, target, until, note, welcome);
    }

    boolean needsDetails() {
        return kind == MemberAct.Kind.PAUSE || kind == MemberAct.Kind.ADD;
    }

    /** Who is on record for what happens in the background: a name, and no right to anything. */
    Staff author() {
        return new Staff(staffId, staffName, false, Set.of(), Set.of());
    }
}

package org.convene.subscription;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something staff do to many members at once.
 *
 * @param group where to add them; set for ADD
 * @param until first day on which mail comes again; set for PAUSE
 * @param note where and when they agreed; for ADD
 * @param welcome whether who is added gets the welcome and the next invitations; else nothing is mailed
 */
public record MemberAct(Kind kind, @Nullable UUID group, @Nullable LocalDate until, String note, boolean welcome) {

    /** What there is to do. */
    public enum Kind {
        REMOVE, PAUSE, RESUME, ACCEPT, DECLINE, ADD;

        /** Whether it can be taken back once mail has left: who was let in has been welcomed. */
        public boolean reversible() {
            return this != ACCEPT;
        }
    }

    /** Why somebody is left out. */
    public enum Obstacle {
        /** Has left, was removed or erased. */
        GONE,
        /** Still asks to join. */
        ASKS,
        /** Does not ask to join. */
        NOT_ASKING,
        /** Paused by themselves: nobody else changes that. */
        OWN_PAUSE,
        /** There is nothing to change. */
        SAME,
        /** Left the group to add them to before: only they come back. */
        LEFT_BEFORE,
        /** Staff removed or declined them in that group before. */
        REMOVED_BEFORE,
        /** An address nobody writes to any more. */
        SUPPRESSED
    }

    /**
     * What the act would mean for one member.
     *
     * @param obstacle null: nothing stands against it
     * @param mail whether it sends the person a mail
     */
    public record Verdict(@Nullable Obstacle obstacle, boolean mail) {
        static Verdict out(Obstacle obstacle) {
            return new Verdict(obstacle, false);
        }
    }

    /**
     * What it came to, with what taking it back needs.
     *
     * @param obstacle null: done
     * @param made the subscription it made
     * @param pausedUntil how long the member's pause was before
     * @param pausedByStaff whose pause that was
     */
    public record Deed(@Nullable Obstacle obstacle, @Nullable UUID made, @Nullable LocalDate pausedUntil,
            boolean pausedByStaff) {}
}

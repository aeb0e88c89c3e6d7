package org.convene.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.convene.site.Problems;

/**
 * What to send of what is due.
 *
 * @param onlyNew nothing to those who hold an invitation already
 * @param note why, in the moderators' words; possibly empty
 * @param seen when the waiting edits were to leave as whoever orders saw it; null: whatever waits
 */
public record MailingOrder(boolean onlyNew, String note, @Nullable Instant seen) {
    private static final int NOTE = 500;
    /** Everything, without a note. */
    public static final MailingOrder PLAIN = new MailingOrder(false, "");

    /** Whatever waits. */
    public MailingOrder(boolean onlyNew, String note) {
        this(onlyNew, note, null);
    }

    Round of(Round round) {
        return onlyNew
                ? new Round(round.meeting(),
                        round.due().stream().filter(one -> one.step().kind() == Step.Kind.INVITE).toList())
                : round;
    }

    MailingOrder checked() {
        Problems problems = new Problems();
        problems.requireAtMost(note, NOTE, "note").throwIfAny();
        return new MailingOrder(onlyNew, note.strip(), seen);
    }
}

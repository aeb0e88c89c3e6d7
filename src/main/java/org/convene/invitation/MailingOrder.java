package org.convene.invitation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.site.Problems;

/**
 * What to send of what is due.
 *
 * @param onlyNew nothing to those who hold an invitation already, and nothing of a meeting that goes on with one they hold
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

    /**
     * While members are not told that a series ends, its dates stay in their calendars: the series that goes on waits.
     *
     * @param together the leading meeting's first
     */
    List<Round> of(List<Round> together) {
        if (!onlyNew) {
            return together;
        }
        boolean told = together.getFirst().meeting().firstMailed() != null;
        return together.stream().limit(told ? 1 : together.size()).map(MailingOrder::invitations).toList();
    }

    private static Round invitations(Round round) {
        return new Round(round.meeting(),
                round.due().stream().filter(one -> one.step().kind() == Step.Kind.INVITE).toList());
    }

    MailingOrder checked() {
        Problems problems = new Problems();
        problems.requireAtMost(note, NOTE, "note").throwIfAny();
        return new MailingOrder(onlyNew, note.strip(), seen);
    }
}

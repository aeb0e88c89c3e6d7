package org.convene.reminder;

import org.jspecify.annotations.Nullable;

/**
 * What a member wants of one group beside the invitations.
 *
 * @param reminder null: as the group has it
 * @param clockChanges whether to be warned when a meeting comes at another hour
 * @param followUps whether to be told of notes and recordings
 */
public record Choice(@Nullable Reminder reminder, boolean clockChanges, boolean followUps) {
    static final Choice NONE = new Choice(null, true, true);

    Reminder or(Reminder standard) {
        return reminder == null ? standard : reminder;
    }
}

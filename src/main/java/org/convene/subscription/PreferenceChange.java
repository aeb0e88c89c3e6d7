package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The preference form as sent. Groups are named by slug; those in {@code shown} but not in {@code stay} are left.
 *
 * @param shownSlots ids of the slots the form showed
 * @param slots ids of those ticked
 * @param clockStyle {@code 12}, {@code 24} or empty; null: as it was
 * @param pauseUntil ISO date; blank: no pause
 * @param shownPause the same as the form showed it, so that only a change of it counts; null: as it is now
 * @param resume groups whose pause, made by staff, the person ends
 */
public record PreferenceChange(@Nullable String name, @Nullable String language, @Nullable String timeZone,
        List<String> shown, List<String> stay, List<String> invitations, List<String> announcements,
        List<String> join, List<String> shownSlots, List<String> slots, @Nullable String clockStyle,
        @Nullable String pauseUntil, @Nullable String shownPause, List<String> resume) {

    /** Without a word about slots, clock and what was shown of a pause. */
    public PreferenceChange(@Nullable String name, @Nullable String language, @Nullable String timeZone,
            List<String> shown, List<String> stay, List<String> invitations, List<String> announcements,
            List<String> join, @Nullable String pauseUntil) {
        this(name, language, timeZone, shown, stay, invitations, announcements, join, List.of(), List.of(), null,
                pauseUntil, null, List.of());
    }
}

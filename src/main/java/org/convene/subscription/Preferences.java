package org.convene.subscription;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;

/**
 * What a subscriber's preference page shows.
 *
 * @param address half masked, since mail gets forwarded
 * @param choices the groups the person is in or has asked to join
 * @param others groups they could join
 * @param pausedUntil first day on which mail comes again by their own pause; null: none
 */
public record Preferences(String address, String name, Locale language, ZoneId zone, ClockPreference clock,
        List<Choice> choices,
        List<Group> others, @Nullable LocalDate pausedUntil) {

    /** Whether the one note about the pause says it all. */
    public boolean allPaused() {
        return choices.stream().allMatch(one -> one.pausedUntil() != null || one.waiting());
    }

    /**
     * @param waiting whether a moderator has yet to accept
     * @param pausedUntil first day on which mail of this group comes again; null: not paused
     * @param offers meetings whose slots can be chosen
     * @param slots ids of those taken
     */
    public record Choice(Group group, boolean waiting, boolean invitations, boolean announcements,
            @Nullable LocalDate pausedUntil, boolean pausedByStaff, List<SlotOffer> offers, List<String> slots) {}
}

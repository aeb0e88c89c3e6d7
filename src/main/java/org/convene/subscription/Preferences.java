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
 * @param pausedUntil first day on which mail comes again; null: not paused
 */
public record Preferences(String address, String name, Locale language, ZoneId zone, ClockPreference clock,
        List<Choice> choices,
        List<Group> others, @Nullable LocalDate pausedUntil) {

    /**
     * @param waiting whether a moderator has yet to accept
     * @param offers meetings whose slots can be chosen
     * @param slots ids of those taken
     */
    public record Choice(Group group, boolean waiting, boolean invitations, boolean announcements,
            List<SlotOffer> offers, List<String> slots) {}
}

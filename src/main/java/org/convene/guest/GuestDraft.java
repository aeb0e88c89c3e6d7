package org.convene.guest;

import org.jspecify.annotations.Nullable;

/**
 * A guest as typed.
 *
 * @param language tag; null or empty: the group's
 * @param timeZone IANA name; null or empty: the leading slot's
 * @param slot id of the one edition they come to; null or empty: all
 * @param note why they may be written to
 * @param show whether everybody reads their name on the date
 */
public record GuestDraft(@Nullable String name, @Nullable String affiliation, @Nullable String email,
        @Nullable String language, @Nullable String timeZone, @Nullable String slot, @Nullable String note,
        boolean show) {}

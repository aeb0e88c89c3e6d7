package org.convene.guest;

import org.jspecify.annotations.Nullable;

/** The form that invites a guest, as typed; a box that is not ticked is absent. */
public record GuestForm(@Nullable String name, @Nullable String affiliation, @Nullable String email,
        @Nullable String language, @Nullable String timeZone, @Nullable String slot, @Nullable String note,
        @Nullable Boolean show) {
    GuestDraft draft() {
        return new GuestDraft(name, affiliation, email, language, timeZone, slot, note, Boolean.TRUE.equals(show));
    }
}

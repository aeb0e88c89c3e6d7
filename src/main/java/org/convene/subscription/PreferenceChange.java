package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The preference form as sent. Groups are named by slug; those in {@code shown} but not in {@code stay} are left.
 *
 * @param pauseUntil ISO date; blank: no pause
 */
public record PreferenceChange(@Nullable String name, @Nullable String language, @Nullable String timeZone,
        List<String> shown, List<String> stay, List<String> invitations, List<String> announcements,
        List<String> join, @Nullable String pauseUntil) {}

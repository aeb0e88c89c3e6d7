package org.convene.account;

import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How a member of staff reads.
 *
 * @param language chosen at the foot of a page; null: not yet
 * @param zone chosen there; null: the browser's
 * @param clock {@code 12}, {@code 24}, or empty or null: as the language has it
 * @param seen language of the page they last signed in on, or the one they were invited in
 */
public record Reading(@Nullable Locale language, @Nullable ZoneId zone, @Nullable String clock, @Nullable Locale seen) {

    /** The language of mail to them; {@code otherwise} where nothing is known. */
    public Locale mail(Locale otherwise) {
        return language != null ? language : seen != null ? seen : otherwise;
    }

    static Reading of(@Nullable String language, @Nullable String zone, @Nullable String clock,
            @Nullable String seen) {
        return new Reading(locale(language), zone == null || !ZoneId.getAvailableZoneIds().contains(zone)
                ? null
                : ZoneId.of(zone), clock, locale(seen));
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag);
    }
}

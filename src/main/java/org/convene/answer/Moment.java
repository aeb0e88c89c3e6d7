package org.convene.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.LocalTimes;
import org.convene.calendar.ZoneWords;

/**
 * A date or time as a calendar program wrote it.
 *
 * @param zone null: none, or one by a name that only the program knows ("Pacific Standard Time")
 * @param whole whether only the day is said
 */
record Moment(LocalDateTime local, @Nullable ZoneId zone, boolean whole) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** Empty for what is no date. */
    static Optional<Moment> of(Line line) {
        String value = line.value().strip().toUpperCase(Locale.ROOT);
        try {
            if (!value.contains("T")) {
                return Optional.of(new Moment(LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay(),
                        null, true));
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            return Optional.of(new Moment(local, utc ? ZoneOffset.UTC : zone(line.parameter("TZID")), false));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static @Nullable ZoneId zone(String name) {
        return ZoneWords.parse(name.replaceFirst("^/.*?/(?=[A-Z][a-z]+/)", "")).orElse(null);
    }

    /** @param otherwise the zone when none is known */
    Instant instant(ZoneId otherwise) {
        return LocalTimes.instant(local, zone == null ? otherwise : zone);
    }
}

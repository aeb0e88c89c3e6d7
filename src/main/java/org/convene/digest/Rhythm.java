package org.convene.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How often somebody hears of announcements. */
public enum Rhythm {
    /** each by itself, at once */
    EACH,
    /** once a day, in the morning */
    DAILY,
    /** once a week, on Monday morning */
    WEEKLY;

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** As programs say it: none, daily or weekly. */
    String word() {
        return this == EACH ? "none" : name().toLowerCase(Locale.ROOT);
    }

    /** The first moment after this one at which a digest is due, by the clocks of the zone. */
    Instant next(Instant now, ZoneId zone) {
        if (this == EACH) {
            return now;
        }
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = this == DAILY ? today : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        ZonedDateTime due = day.atTime(MORNING).atZone(zone);
        if (!due.toInstant().isAfter(now)) {
            due = day.plusDays(this == DAILY ? 1 : 7).atTime(MORNING).atZone(zone);
        }
        return due.toInstant();
    }
}

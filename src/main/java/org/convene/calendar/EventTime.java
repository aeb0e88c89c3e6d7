package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Start and length of an event: local time in the zone it is anchored in. */
public record EventTime(LocalDateTime start, ZoneId zone, Duration duration) {

    /** The moment it starts. */
    public Instant instant() {
        return LocalTimes.instant(start, zone);
    }

    /** The moment it ends. */
    public Instant end() {
        return instant().plus(duration);
    }

    EventTime at(LocalDateTime other) {
        return new EventTime(other, zone, duration);
    }

    /** Whether a zone is nothing but UTC, which iCalendar writes without a VTIMEZONE. */
    static boolean utc(ZoneId zone) {
        return zone.getRules().isFixedOffset() && zone.getRules().getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
    }
}

package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Start and length of an event: local time in the zone it is anchored in. */
public record EventTime(LocalDateTime start, ZoneId zone, Duration duration) {

    /** The moment it starts. */
    public Instant instant() {
        return LocalTimes.instant(start, zone);
    }
}

package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** From local times to moments, as RFC 5545 3.3.5 says: the first of two, and past a gap by its length. */
public final class LocalTimes {
    private LocalTimes() {}

    /** The moment of a local time. */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }

    /** False inside the gap of a clock change. */
    public static boolean exists(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return rules.isFixedOffset() || !rules.getValidOffsets(local).isEmpty();
    }
}

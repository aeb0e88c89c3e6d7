package org.convene.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Writes VTIMEZONE (RFC 5545 3.6.5) from the JDK's rules, in the subset that Exchange reads (MS-OXCICAL 2.1.3.1.1.19). */
public final class Vtimezone {
    private Vtimezone() {}

    /** The component's lines, unfolded; right for every moment between the two, and after it where the zone's law is regular. */
    public static List<String> of(ZoneId zone, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }
}

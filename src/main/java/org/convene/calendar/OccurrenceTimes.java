package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * When an occurrence is, in a reader's words.
 *
 * @param weekday "Thursday"
 * @param date "10 December 2026"
 * @param time "15:00–16:00", or "3:00–4:00 PM" for readers used to that clock
 * @param zone city of the reader's zone: "Berlin"
 * @param zones the display zones in order of time, without the reader's: "06:00 Los Angeles", with the day where it differs:
 *            "00:30 Kolkata (Friday 11 December)"
 */
public record OccurrenceTimes(String weekday, String date, String time, String zone, List<String> zones) {

    /** Words for one occurrence. Display zones that show the reader's own time under the same city are left out. */
    public static OccurrenceTimes of(Instant start, Duration duration, ZoneId reader, List<ZoneId> display,
            Locale locale) {
        throw new UnsupportedOperationException();
    }
}

package org.convene.calendar;

import java.time.DayOfWeek;

/**
 * A weekday of a rule (RFC 5545 BYDAY).
 *
 * @param ordinal 2 is the second, -1 the last of the month (or year); 0 means every one
 */
public record NthDay(int ordinal, DayOfWeek day) {

    /** Every such weekday. */
    public static NthDay every(DayOfWeek day) {
        return new NthDay(0, day);
    }

    /** As RFC 5545 writes it: {@code 2TU}, {@code -1TH}, {@code MO}. */
    @Override
    public String toString() {
        return (ordinal == 0 ? "" : Integer.toString(ordinal)) + day.name().substring(0, 2);
    }
}

package org.convene.meeting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One of a meeting's times on each of its dates.
 *
 * @param label in words, such as "Asia and Pacific"; possibly empty
 * @param time local time in {@code zone}
 * @param zone the zone that leads: all other times are computed from it
 * @param minutes length where it differs from the meeting's; null: the meeting's
 */
public record Slot(UUID id, String label, LocalTime time, ZoneId zone, @Nullable Integer minutes) {

    /** Local start on a date. */
    public LocalDateTime on(LocalDate date) {
        return date.atTime(time);
    }
}

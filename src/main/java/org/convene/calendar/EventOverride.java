package org.convene.calendar;

import java.time.LocalDateTime;

/**
 * One occurrence of a series that differs from the rule.
 *
 * @param original the start the rule gives it, in the series' zone: its RECURRENCE-ID, never changed
 * @param sequence of this occurrence, at least the series'
 */
public record EventOverride(LocalDateTime original, int sequence, EventTime time, EventText text,
        EventStatus status) {}

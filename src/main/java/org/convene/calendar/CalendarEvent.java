package org.convene.calendar;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A meeting's slot as a calendar object: one-off, or a series with its exceptions.
 *
 * @param time the first date; for a late joiner the next one
 * @param excluded dates of the rule that do not happen (EXDATE)
 * @param overrides dates of the rule that differ
 */
public record CalendarEvent(Revision revision, EventTime time, Recurrence recurrence, List<LocalDateTime> excluded,
        List<EventOverride> overrides, EventText text, EventStatus status) {

    /** A one-off event. */
    public static CalendarEvent once(Revision revision, EventTime time, EventText text, EventStatus status) {
        return new CalendarEvent(revision, time, Recurrence.ONCE, List.of(), List.of(), text, status);
    }
}

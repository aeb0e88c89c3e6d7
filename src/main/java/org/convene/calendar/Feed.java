package org.convene.calendar;

import java.time.Duration;
import java.util.List;

/**
 * A calendar to subscribe to: no METHOD, no attendees. Equal input gives equal bytes, whatever the order of the events.
 *
 * @param name shown by calendar clients
 * @param refresh how often clients should ask again at most
 */
public record Feed(String name, Duration refresh, List<CalendarEvent> events) {

    /** The VCALENDAR text with CRLF line ends. */
    public String text() {
        throw new UnsupportedOperationException();
    }
}

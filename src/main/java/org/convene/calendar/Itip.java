package org.convene.calendar;

/**
 * Writes the calendar objects of invitations for one attendee (RFC 5546): whole VCALENDAR texts with CRLF line ends, folded at
 * 75 octets. Control characters in any text are dropped or escaped, so no text can add a line.
 */
public final class Itip {
    private final Party organizer;
    private final Party attendee;
    private final Answer answer;

    /** @param answer what the attendee last said, NEEDS_ACTION when the time changed since */
    public Itip(Party organizer, Party attendee, Answer answer) {
        this.organizer = organizer;
        this.attendee = attendee;
        this.answer = answer;
    }

    /** METHOD:REQUEST with the whole event: a one-off, or the series with all its exceptions. */
    public String request(CalendarEvent event) {
        throw new UnsupportedOperationException(organizer.address() + attendee.address() + answer);
    }

    /** METHOD:REQUEST for one occurrence of a series the attendee holds. */
    public String request(CalendarEvent series, EventOverride one) {
        throw new UnsupportedOperationException();
    }

    /** METHOD:CANCEL of the whole event. */
    public String cancel(CalendarEvent event) {
        throw new UnsupportedOperationException();
    }

    /** METHOD:CANCEL of one occurrence. */
    public String cancel(CalendarEvent series, EventOverride one) {
        throw new UnsupportedOperationException();
    }

    /** METHOD:CANCEL for somebody who leaves while the event goes on: without STATUS (RFC 5546 3.2.5). */
    public String uninvite(CalendarEvent event) {
        throw new UnsupportedOperationException();
    }
}

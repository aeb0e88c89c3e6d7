package org.convene.meeting;

import org.convene.audit.Staff;

/**
 * A meeting or one of its dates was changed or cancelled. Published in the transaction that did it.
 *
 * @param before what {@link Meetings#restore} goes back to
 */
public record MeetingChanged(Staff by, Meeting meeting, MeetingState before) {}

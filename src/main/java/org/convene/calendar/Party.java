package org.convene.calendar;

/**
 * An organiser or attendee.
 *
 * @param name possibly empty
 * @param sentBy e-mail address of whoever acts in this one's name (SENT-BY, RFC 5545 3.2.18); empty: themselves
 */
public record Party(String name, String address, String sentBy) {
    /** Somebody who acts for themselves. */
    public Party(String name, String address) {
        this(name, address, "");
    }
}

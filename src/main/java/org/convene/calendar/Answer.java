package org.convene.calendar;

/** PARTSTAT of an attendee (RFC 5545 3.2.12). */
public enum Answer {
    NEEDS_ACTION, ACCEPTED, TENTATIVE, DECLINED
}

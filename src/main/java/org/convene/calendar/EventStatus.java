package org.convene.calendar;

/** STATUS of an event. */
public enum EventStatus {
    TENTATIVE, CONFIRMED, CANCELLED
}

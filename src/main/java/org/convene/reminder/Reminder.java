package org.convene.reminder;

/** How long before a date its reminder comes. */
public enum Reminder {
    DAY, HOUR, NONE
}

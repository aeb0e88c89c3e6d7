package org.convene.calendar;

/** How often a {@link Recurrence} comes round; {@code ONCE} is no rule at all. */
public enum Frequency {
    ONCE, ANNOUNCED, DAILY, WEEKLY, MONTHLY, YEARLY
}

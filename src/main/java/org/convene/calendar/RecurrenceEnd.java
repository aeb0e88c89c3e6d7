package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;

/** When a {@link Recurrence} stops. */
public sealed interface RecurrenceEnd {
    RecurrenceEnd NEVER = new Never();

    /** Open-ended. */
    record Never() implements RecurrenceEnd {}

    /**
     * After so many dates, the start being the first.
     *
     * @param dates 1 to {@link Recurrence#MOST_DATES}
     */
    record After(int dates) implements RecurrenceEnd {}

    /** With the last date not after this local time; 23:59:59 for "until that day". */
    record UntilLocal(LocalDateTime last) implements RecurrenceEnd {}

    /** With the last date not after this moment. */
    record UntilInstant(Instant last) implements RecurrenceEnd {}
}

package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/** A rule in a reader's words: "every month on the second Tuesday". */
public final class RecurrenceWords {
    private RecurrenceWords() {}

    /** The rule in words, in one of the site's languages; empty for {@link Recurrence#ONCE}. The start tells the day where the rule does not. */
    public static String of(Recurrence recurrence, LocalDateTime start, ZoneId zone, Locale locale) {
        throw new UnsupportedOperationException();
    }
}

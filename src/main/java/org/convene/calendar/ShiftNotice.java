package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Clocks changed between two occurrences, at the meeting's place or at the reader's, so that the same meeting comes at
 * another hour for the reader.
 *
 * @param shift positive: later than before on the reader's clock
 */
public record ShiftNotice(Duration shift, ZoneId anchor, ZoneId reader) {

    /** The notice for {@code next}, empty when the reader's hour stays. A meeting moved by its moderators is no shift. */
    public static Optional<ShiftNotice> between(Instant previous, Instant next, ZoneId anchor, ZoneId reader) {
        throw new UnsupportedOperationException();
    }

    /** One sentence: "One hour earlier than last time for you: the clocks have changed in Los Angeles, not in Berlin." */
    public String words(Locale locale) {
        throw new UnsupportedOperationException();
    }
}

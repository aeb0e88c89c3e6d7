package org.convene.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;

/**
 * One kind of mail about one date of a slot.
 *
 * @param starts when it is; another time is another run
 */
record Run(UUID meeting, LocalDate date, UUID slot, LocalDateTime original, Instant starts, Kind kind) {

    static Run of(Occurrence one, UUID meeting, OccurrenceTime time, Kind kind) {
        return new Run(meeting, one.date(), time.slot().id(), time.original(), time.start(), kind);
    }

    boolean due(Instant now) {
        return !now.isBefore(starts.minus(kind.first)) && now.isBefore(starts.minus(kind.last));
    }

    /** What is sent before a date, from when and until when it makes sense: after an outage what is too late is left out. */
    enum Kind {
        DAY(Duration.ofHours(24), Duration.ofHours(3)), HOUR(Duration.ofMinutes(60), Duration.ofMinutes(5)), CLOCKS(
                Duration.ofDays(7), Duration.ofHours(12));

        private final Duration first;
        private final Duration last;

        Kind(Duration first, Duration last) {
            this.first = first;
            this.last = last;
        }

        /** How far ahead anything can be due. */
        static Duration horizon() {
            return CLOCKS.first;
        }
    }
}

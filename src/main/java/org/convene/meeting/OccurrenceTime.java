package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import org.convene.calendar.LocalTimes;

/**
 * When one slot of an occurrence is held.
 *
 * @param original local start as the rule gives it, in the slot's zone
 * @param local where it stands now: the same unless moved
 */
public record OccurrenceTime(Slot slot, LocalDateTime original, LocalDateTime local, int minutes) {

    /** What it is called now, and when it is. */
    public SlotDate date() {
        return new SlotDate(slot.id(), original, local, slot.zone());
    }

    public Instant start() {
        return LocalTimes.instant(local, slot.zone());
    }

    public Instant end() {
        return start().plus(duration());
    }

    public Duration duration() {
        return Duration.ofMinutes(minutes);
    }

    public boolean moved() {
        return !original.equals(local);
    }
}

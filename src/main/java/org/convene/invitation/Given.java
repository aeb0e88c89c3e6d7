package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Answer;

/**
 * An answer as it was given.
 *
 * @param original the date of the series it is about (RECURRENCE-ID), in the slot's zone; null: all of them
 * @param sequence SEQUENCE of what was answered
 * @param at when; an older answer never replaces a newer one
 * @param comment in the person's words, possibly empty
 */
public record Given(Answer answer, @Nullable LocalDateTime original, int sequence, Instant at, String comment) {

    /** Given on a page of ours, which shows things as they stand. */
    public static Given here(Answer answer, @Nullable LocalDateTime original, Instant now) {
        return new Given(answer, original, Integer.MAX_VALUE, now, "");
    }
}

package org.convene.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What soft bounces have added up to for one address: each day with one counts 1 and loses half its weight with every half
 * life.
 *
 * @param probe the mailing of the check mail that is on its way; null: none
 */
record Score(double value, Instant at, @Nullable UUID probe) {
    private static final Duration DAY = Duration.ofHours(20);
    static final Score NONE = new Score(0, Instant.EPOCH, null);

    /** Several on one day count as one. */
    Score plusOne(Instant now, Duration halfLife) {
        if (now.isBefore(at.plus(DAY))) {
            return this;
        }
        double halves = (double) Duration.between(at, now).toSeconds() / halfLife.toSeconds();
        return new Score(value * Math.pow(0.5, halves) + 1, now, probe);
    }
}

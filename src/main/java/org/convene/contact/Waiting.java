package org.convene.contact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How many contact requests are open, and since when the oldest one has been.
 *
 * @param overdue how many of them were to be answered by now
 */
public record Waiting(long count, @Nullable Instant oldest, long overdue) {}

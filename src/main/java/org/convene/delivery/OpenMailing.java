package org.convene.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mailing that is not finished.
 *
 * @param trouble why its recipients could not be written down yet; null: nothing is wrong
 * @param waiting deliveries that are not final
 */
public record OpenMailing(UUID id, String origin, String template, Instant dueAt, boolean paused,
        boolean expanded, @Nullable String trouble, long waiting) {}

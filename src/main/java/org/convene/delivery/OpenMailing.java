package org.convene.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mailing that is not finished.
 *
 * @param about its subject or what it is about, as its sender wrote it; empty: nobody did
 * @param pauseReason why it once paused by itself; "": it never did
 * @param frozen all its recipients are written down
 * @param trouble why they could not be written down yet; null: nothing is wrong
 * @param waiting deliveries that are not final
 */
public record OpenMailing(UUID id, String origin, String template, String about, Instant dueAt, boolean paused,
        String pauseReason, boolean frozen, @Nullable String trouble, long waiting) {}

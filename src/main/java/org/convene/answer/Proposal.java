package org.convene.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Another time that a member proposes.
 *
 * @param original the date it is about, as the rule has it; null: the single date, or all
 * @param comment in the person's words, possibly empty
 */
record Proposal(UUID id, UUID invitation, UUID meeting, UUID subscription, String address,
        @Nullable LocalDateTime original, Instant starts, @Nullable Instant ends, String comment, Instant received) {}

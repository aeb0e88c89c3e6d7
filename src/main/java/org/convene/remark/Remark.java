package org.convene.remark;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody of the staff wrote about a person, for the staff of one group.
 *
 * @param group id of the group whose staff read it
 * @param body plain text, line breaks kept
 * @param editedAt when its author changed it last
 */
public record Remark(UUID id, UUID group, UUID authorId, String author, String body, Instant at,
        @Nullable Instant editedAt) {}

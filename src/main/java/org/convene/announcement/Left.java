package org.convene.announcement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An announcement that was handed in.
 *
 * @param groups ids of the groups it goes to
 * @param at when it left or will leave
 */
public record Left(UUID id, UUID mailing, List<UUID> groups, Instant at) {}

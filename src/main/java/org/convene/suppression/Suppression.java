package org.convene.suppression;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An address that is not written to any more.
 *
 * @param address null once it had to be forgotten; its keyed hash still keeps mail away from it
 * @param source who or what put it here, for example {@code staff} or {@code recipient}
 */
public record Suppression(UUID id, @Nullable String address, String reason, String source, Instant createdAt) {}

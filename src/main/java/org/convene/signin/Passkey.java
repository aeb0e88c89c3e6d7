package org.convene.signin;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner sees it.
 *
 * @param name as its owner named it
 * @param synced whether a provider keeps copies of it on other devices
 * @param used when it last opened the door
 */
public record Passkey(UUID id, String name, boolean synced, Instant created, @Nullable Instant used) {}

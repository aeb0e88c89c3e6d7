package org.convene.delivery;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.message.Letter;

/** A mailing as the engine reads it back: what all its deliveries share. */
record StoredMailing(UUID id, Lane lane, Letter letter, @Nullable String audience) {}

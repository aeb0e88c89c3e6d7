package org.convene.invitation;

import java.util.UUID;

/** Somebody may join a meeting now who could not before, or the other way round, without an invitation sent or taken back. */
public record PassesChanged(UUID meeting) {}

package org.convene.inbound;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that this replica is dealing with.
 *
 * @param attempt counts from 1 and grows with every claim: whoever comes back late with an old one is refused
 * @param released whether staff let it out of quarantine
 */
record Taken(UUID id, String sender, String recipient, byte[] raw, int attempt, boolean released, Instant receivedAt) {}

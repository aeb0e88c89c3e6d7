package org.convene.delivery;

import java.time.Instant;
import java.util.UUID;

/** A mail in the catcher, as its list shows it. */
public record CaughtMail(UUID id, String sender, String recipient, String subject, Instant caughtAt) {}

package org.convene.mailbox;

import java.time.Instant;
import java.util.UUID;

/** A mail that was kept inside, as its list shows it. */
public record CaughtMail(UUID id, String sender, String recipient, String subject, Instant caughtAt) {}

package org.convene.audit;

import java.time.Instant;
import java.util.UUID;

/** One act of one member of staff, as it was recorded. */
public record AuditEntry(UUID id, Instant at, UUID staff, String name, String act, String object, String details) {}

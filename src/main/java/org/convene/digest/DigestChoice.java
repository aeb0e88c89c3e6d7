package org.convene.digest;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's wish to have announcements collected.
 *
 * @param since what was frozen before this moment, on the clock of the database, came by itself or in an earlier digest
 * @param last whether the row goes after this run
 */
record DigestChoice(UUID subscriber, Rhythm rhythm, Instant since, Instant dueAt, boolean last) {}

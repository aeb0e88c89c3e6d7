package org.convene.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * What was added to a contact request: a note of staff among themselves, a reply that was mailed, or what its writer
 * answered by mail. Never changed.
 */
public record ContactEntry(UUID id, Sort sort, String author, String body, Instant at) {

    /** Who wrote it for whom. */
    public enum Sort {
        NOTE, REPLY, LETTER
    }
}

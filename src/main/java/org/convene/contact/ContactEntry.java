package org.convene.contact;

import java.time.Instant;
import java.util.UUID;

/** What staff added to a contact request: a note among themselves, or a reply that was mailed. Never changed. */
public record ContactEntry(UUID id, Sort sort, String author, String body, Instant at) {

    /** Who reads it. */
    public enum Sort {
        NOTE, REPLY
    }
}

package org.convene.announcement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.convene.web.Reader;

/** Times as the staff pages say them. */
public final class AnnouncementWords {
    private final Reader reader;

    AnnouncementWords(Reader reader) {
        this.reader = reader;
    }

    /** Date, time and city, or nothing for nothing. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "" : reader.momentThere(instant);
    }
}

package org.convene.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.convene.web.Reader;

/** Instants in the reader's words and zone. */
final class Moments {
    private final Reader reader;
    private final DateTimeFormatter hour;

    Moments(Reader reader) {
        this.reader = reader;
        hour = DateTimeFormatter.ofPattern("HH:mm").withZone(reader.zone());
    }

    String of(Instant instant) {
        return reader.momentThere(instant);
    }

    /** {@code 14:00} */
    String hour(Instant instant) {
        return reader.clock().equals("12") ? reader.time(instant.atZone(reader.zone())) : hour.format(instant);
    }
}

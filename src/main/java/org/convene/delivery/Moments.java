package org.convene.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.convene.web.Reader;

/** Instants in the reader's words and zone. */
final class Moments {
    private final DateTimeFormatter moment;
    private final DateTimeFormatter hour;

    Moments(Reader reader) {
        moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(reader.locale()).withZone(reader.zone());
        hour = DateTimeFormatter.ofPattern("HH:mm").withZone(reader.zone());
    }

    String of(Instant instant) {
        return moment.format(instant);
    }

    /** {@code 14:00} */
    String hour(Instant instant) {
        return hour.format(instant);
    }
}

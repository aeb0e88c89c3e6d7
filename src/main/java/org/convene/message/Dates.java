package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Date headers (RFC 5322, 3.3); remembers the second it wrote last. */
final class Dates {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("'Date: 'EEE, d MMM yyyy HH:mm:ss' +0000\r\n'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private volatile Second last = of(0);

    private record Second(long second, byte[] header) {}

    byte[] header(Instant date) {
        Second known = last;
        if (known.second() != date.getEpochSecond()) {
            known = of(date.getEpochSecond());
            last = known;
        }
        return known.header();
    }

    private static Second of(long second) {
        return new Second(second,
                FORMAT.format(Instant.ofEpochSecond(second)).getBytes(StandardCharsets.US_ASCII));
    }
}

package org.convene.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

import org.convene.calendar.CalendarEvent;
import org.convene.calendar.Feed;

/** Writes a calendar and names its version after its bytes. */
final class FeedWriter {
    private static final Duration REFRESH = Duration.ofHours(1);

    private FeedWriter() {}

    static FeedText write(String name, List<CalendarEvent> events, Instant changed) {
        String text = new Feed(name, REFRESH, events).text();
        return new FeedText("\"" + digest(text) + "\"", changed.truncatedTo(ChronoUnit.SECONDS), text);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

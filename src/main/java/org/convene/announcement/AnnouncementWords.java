package org.convene.announcement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.convene.web.Reader;

/** Times and zones as the staff pages say them. */
public final class AnnouncementWords {
    private final Reader reader;
    private final String city;

    AnnouncementWords(Reader reader) {
        this.reader = reader;
        this.city = city(reader.zone().getId());
    }

    /** Date, time and city, or nothing for nothing. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "" : reader.moment(instant) + " " + city;
    }

    /** Every zone with a city in its name, as options of a choice. */
    static List<Map<String, String>> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(Etc|SystemV|US)/.*")))
                .sorted().map(zone -> Map.of("value", zone, "label", zone.replace('_', ' '))).toList();
    }

    private static String city(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }
}

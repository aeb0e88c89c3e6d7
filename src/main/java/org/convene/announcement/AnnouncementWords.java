package org.convene.announcement;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.convene.web.Reader;

/** Times and zones as the staff pages say them. */
public final class AnnouncementWords {
    private final DateTimeFormatter format;
    private final String city;

    AnnouncementWords(Reader reader) {
        this.format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(international(reader.locale())).withZone(reader.zone());
        this.city = city(reader.zone().getId());
    }

    /** Date, time and city, or nothing for nothing. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "" : format.format(instant) + " " + city;
    }

    /** Every zone with a city in its name, as options of a choice. */
    static List<Map<String, String>> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(Etc|SystemV|US)/.*")))
                .sorted().map(zone -> Map.of("value", zone, "label", zone.replace('_', ' '))).toList();
    }

    /** English of no country in particular: day before month, 24 hours. */
    private static Locale international(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    private static String city(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }
}

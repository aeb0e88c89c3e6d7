package org.convene.calendar;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;

/** Names of time zones for readers. City names are CLDR's, kept beside this class. */
public final class ZoneWords {
    private static final String CITIES = "org.convene.calendar.cities";
    private static final List<ZoneId> CHOICES = readChoices();

    private ZoneWords() {}

    /** The zone's city or, for zones without one, its name: "Berlin", "New York", "UTC". */
    public static String city(ZoneId zone, Locale locale) {
        String id = zone.getId();
        if (EventTime.utc(zone)) {
            return "UTC";
        }
        ResourceBundle cities = Words.bundle(CITIES, locale);
        return cities.containsKey(id) ? cities.getString(id) : id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /**
     * The zone somebody names: an IANA id of a place known to this JDK, or UTC. Empty for offsets, unknown names and
     * abbreviations: what people call EST is in summer not what the database calls so.
     */
    public static Optional<ZoneId> parse(String name) {
        boolean place = name.indexOf('/') > 0 && !name.startsWith("SystemV/");
        return (place || Set.of("UTC", "GMT").contains(name)) && ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    /** The zones to choose from, UTC first, then sorted by name: IANA ids of places, without old aliases. */
    public static List<ZoneId> choices() {
        return CHOICES;
    }

    /** The Japanese names are complete, as no place is spelt there like its id; aliases have none. */
    private static List<ZoneId> readChoices() {
        Set<String> known = ZoneId.getAvailableZoneIds();
        return Stream
                .concat(Stream.of("UTC"), Collections.list(Words.bundle(CITIES, Locale.JAPANESE).getKeys()).stream()
                        .filter(known::contains).sorted())
                .map(ZoneId::of).toList();
    }
}

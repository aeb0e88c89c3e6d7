package org.convene.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of time zones for readers. */
public final class ZoneWords {
    private ZoneWords() {}

    /** The zone's city or, for zones without one, its name: "Berlin", "New York", "UTC". */
    public static String city(ZoneId zone, Locale locale) {
        throw new UnsupportedOperationException();
    }

    /** The zone somebody names: an IANA id known to this JDK. Empty for offsets, unknown names and the likes of SystemV. */
    public static Optional<ZoneId> parse(String name) {
        throw new UnsupportedOperationException();
    }

    /** The zones to choose from, sorted by name: IANA ids of places, without old aliases, and UTC. */
    public static List<ZoneId> choices() {
        throw new UnsupportedOperationException();
    }
}

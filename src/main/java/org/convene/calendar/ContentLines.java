package org.convene.calendar;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Content lines of RFC 5545 3.1: escaped, without control characters, folded at 75 octets between characters. */
final class ContentLines {
    private static final int OCTETS = 75;
    private final StringBuilder out = new StringBuilder();

    /** A line whose parts need no escaping. Whatever it holds, it stays one line. */
    ContentLines line(String line) {
        int octets = 0;
        for (int point : clean(line, " ").codePoints().toArray()) {
            String character = Character.toString(point);
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(character);
            octets += size;
        }
        out.append("\r\n");
        return this;
    }

    /** A property of type TEXT, left out when empty. */
    ContentLines text(String name, String value) {
        return value.isBlank() ? this : line(name + ":" + escaped(value));
    }

    /** A property of type URI, left out when empty or no absolute address. */
    ContentLines uri(String name, String value) {
        return value.matches("[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-~]+") ? line(name + ":" + value) : this;
    }

    /** A date-time in a zone, or in UTC where the zone is that. */
    ContentLines time(String name, LocalDateTime local, ZoneId zone) {
        return line(EventTime.utc(zone)
                ? name + ":" + RuleWriter.time(local) + "Z"
                : name + ";TZID=" + zone.getId() + ":" + RuleWriter.time(local));
    }

    /** A parameter's value between quotes (RFC 5545 3.2), where a quote itself cannot stand. */
    static String quoted(String value) {
        return '"' + clean(value, " ").replace('"', '\'') + '"';
    }

    static String escaped(String value) {
        String lines = value.replaceAll("\\R", "\n").strip();
        return clean(lines.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"), "");
    }

    /** Without control characters (a tab stays) and lone surrogates. */
    private static String clean(String value, String instead) {
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().forEach(point -> {
            if (Character.isISOControl(point) ? point == '\t' : Character.getType(point) != Character.SURROGATE) {
                clean.appendCodePoint(point == 0x2028 || point == 0x2029 ? ' ' : point);
            } else {
                clean.append(instead);
            }
        });
        return clean.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** Content lines of RFC 5545 3.1: escaped, without control characters, folded at 75 octets between characters. */
final class ContentLines {
    private static final int OCTETS = 75;
    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-~]+");
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private final StringBuilder out = new StringBuilder();

    /** A line whose parts need no escaping. Whatever it holds, it stays one line. */
    ContentLines line(String line) {
        String clean = clean(line, " ");
        int room = OCTETS;
        int from = 0;
        for (int at = 0; at < clean.length();) {
            int point = clean.codePointAt(at);
            int size = octets(point);
            if (size > room) {
                out.append(clean, from, at).append("\r\n ");
                from = at;
                room = OCTETS - 1;
            }
            room -= size;
            at += Character.charCount(point);
        }
        out.append(clean, from, clean.length()).append("\r\n");
        return this;
    }

    /** Of a character in UTF-8. */
    private static int octets(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    /** A property of type TEXT, left out when empty. */
    ContentLines text(String name, String value) {
        return value.isBlank() ? this : line(name + ":" + escaped(value));
    }

    /** A property of type URI, left out when empty or no absolute address. */
    ContentLines uri(String name, String value) {
        return ABSOLUTE.matcher(value).matches() ? line(name + ":" + value) : this;
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
        String lines = LINE_END.matcher(value).replaceAll("\n").strip();
        return clean(lines.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n"), "");
    }

    /** Without control characters (a tab stays) and lone surrogates. */
    private static String clean(String value, String instead) {
        if (value.chars().allMatch(one -> one >= ' ' && one < 0x7F)) {
            return value;
        }
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

package org.convene.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One unfolded content line of a calendar object (RFC 5545, 3.1) in which something is a recipient’s own. */
final class SlotLine {
    private static final Pattern SLOT = Pattern.compile("\uE000([A-Za-z][A-Za-z0-9._-]{0,63})\uE001");
    /** Properties whose value is TEXT (RFC 5545, 3.8); of any other, what stands in it is an address. */
    private static final Set<String> TEXTS = Set.of("CATEGORIES", "COMMENT", "CONTACT", "DESCRIPTION", "LOCATION",
            "RESOURCES", "STYLED-DESCRIPTION", "SUMMARY", "UID", "X-ALT-DESC");
    private final List<Piece> pieces = new ArrayList<>();

    private enum Place {
        TEXT, ADDRESS, QUOTED
    }

    /** What stands before a slot, the slot’s key and where it is; the last piece has no slot. */
    private record Piece(String before, @Nullable String key, Place place) {}

    private SlotLine() {}

    /** Null where nothing is a recipient’s own. */
    static @Nullable SlotLine of(String line) {
        Matcher slots = SLOT.matcher(line);
        SlotLine found = new SlotLine();
        int from = 0;
        while (slots.find()) {
            found.pieces.add(
                    new Piece(line.substring(from, slots.start()), slots.group(1), place(line, slots.start())));
            from = slots.end();
        }
        found.pieces.add(new Piece(line.substring(from), null, Place.TEXT));
        return from == 0 ? null : found;
    }

    private static Place place(String line, int slot) {
        boolean quoted = false;
        for (int i = 0; i < slot; i++) {
            char unit = line.charAt(i);
            quoted ^= unit == '"';
            if (unit == ':' && !quoted) {
                return TEXTS.contains(line.substring(0, i).replaceFirst(";.*", "")) ? Place.TEXT : Place.ADDRESS;
            }
        }
        if (!quoted) {
            throw new IllegalArgumentException("a slot in an unquoted parameter");
        }
        return Place.QUOTED;
    }

    /** @throws IllegalArgumentException when the recipient has no such value */
    String filled(Addressee addressee) {
        StringBuilder line = new StringBuilder(200);
        for (Piece piece : pieces) {
            line.append(piece.before());
            if (piece.key() != null) {
                append(value(piece.key(), addressee), piece.place(), line);
            }
        }
        return line.toString();
    }

    private static String value(String key, Addressee addressee) {
        return switch (key) {
            case "recipient.name" -> addressee.name();
            case "recipient.address" -> addressee.address();
            default -> {
                @Nullable
                Object value = addressee.values();
                for (String step : key.split("\\.")) {
                    value = value instanceof Map<?, ?> map ? map.get(step) : null;
                }
                if (!(value instanceof String || value instanceof Number)) {
                    throw new IllegalArgumentException("no value for the calendar’s " + key);
                }
                yield value.toString();
            }
        };
    }

    private static void append(String value, Place place, StringBuilder line) {
        String clean = place == Place.TEXT ? value.replaceAll("\\R", "\n").strip() : value.strip();
        for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
            int point = clean.codePointAt(i);
            if (Character.getType(point) != Character.SURROGATE) {
                append(point, place, line);
            }
        }
    }

    private static void append(int point, Place place, StringBuilder line) {
        boolean control = Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
        switch (place) {
            case TEXT -> text(point, control, line);
            case QUOTED -> line.appendCodePoint(control ? ' ' : quotable(point));
            case ADDRESS -> {
                if (!control && !Character.isSpaceChar(point)) {
                    line.appendCodePoint(point);
                }
            }
        }
    }

    /** A quote cannot stand between quotes; a backslash may, but some programs take it for an escape. */
    private static int quotable(int point) {
        return point == '"' ? '\'' : point == '\\' ? '/' : point;
    }

    private static void text(int point, boolean control, StringBuilder line) {
        if (point == '\n') {
            line.append("\\n");
        } else if (!control || point == '\t') {
            if (point == '\\' || point == ';' || point == ',') {
                line.append('\\');
            }
            line.appendCodePoint(point);
        }
    }
}

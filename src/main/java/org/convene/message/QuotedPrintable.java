package org.convene.message;

import java.nio.charset.StandardCharsets;

/**
 * Quoted-printable (RFC 2045, 6.7) in two steps: a line’s <em>flat</em> form, each octet as itself or as {@code =XX}, is made
 * ahead; soft line breaks are put in while it is written. What is written depends on the line alone, not on the pieces it
 * comes in.
 */
final class QuotedPrintable {
    /** Columns of a line, one of the 76 being left for the soft break’s equals sign. */
    private static final int COLUMNS = 75;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOFT_BREAK = "=\r\n".getBytes(StandardCharsets.US_ASCII);

    private QuotedPrintable() {}

    /** Flat form of a piece of a line. */
    static void flatten(CharSequence text, MessageBuffer flat) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                flatten(unit, flat);
            } else {
                int point = Character.codePointAt(text, i);
                octets(point, flat);
                i += Character.charCount(point) - 1;
            }
        }
    }

    private static void flatten(char unit, MessageBuffer flat) {
        if (unit != '=' && ((unit >= ' ' && unit < 0x7F) || unit == '\t')) {
            flat.put(unit);
        } else {
            octet(unit, flat);
        }
    }

    private static void octets(int point, MessageBuffer flat) {
        if (point < 0x800) {
            octet(0xC0 | point >> 6, flat);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            flat.put('?');
            return;
        } else if (point < 0x10000) {
            octet(0xE0 | point >> 12, flat);
            octet(0x80 | (point >> 6 & 0x3F), flat);
        } else {
            octet(0xF0 | point >> 18, flat);
            octet(0x80 | (point >> 12 & 0x3F), flat);
            octet(0x80 | (point >> 6 & 0x3F), flat);
        }
        octet(0x80 | (point & 0x3F), flat);
    }

    private static void octet(int octet, MessageBuffer flat) {
        flat.put('=');
        flat.put(HEX[octet >> 4]);
        flat.put(HEX[octet & 0xF]);
    }

    /**
     * Writes a piece of a line in flat form.
     *
     * @param column where the piece before ended
     * @return where this one ends
     */
    static int put(byte[] flat, int from, int to, int column, MessageBuffer out) {
        int at = from;
        int used = column;
        while (to - at > COLUMNS - used) {
            int end = whole(flat, at, at + COLUMNS - used);
            out.put(flat, at, end - at);
            out.put(SOFT_BREAK);
            at = end;
            used = 0;
        }
        out.put(flat, at, to - at);
        return used + to - at;
    }

    /** The last place up to {@code end} that does not part an {@code =XX}. */
    private static int whole(byte[] flat, int from, int end) {
        if (end > from && flat[end - 1] == '=') {
            return end - 1;
        }
        return end - 1 > from && flat[end - 2] == '=' ? end - 2 : end;
    }

    /** Ends a line; a blank at its end would not survive the way. */
    static void end(int column, MessageBuffer out) {
        int last = column == 0 ? 0 : out.last();
        if (last == ' ' || last == '\t') {
            out.cut(out.length() - 1);
            if (column - 1 + 3 > COLUMNS) {
                out.put(SOFT_BREAK);
            }
            octet(last, out);
        }
        out.line();
    }
}

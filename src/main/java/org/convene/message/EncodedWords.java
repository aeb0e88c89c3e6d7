package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in headers (RFC 5322, 2.2.3 and 3.2.5; RFC 2047): ASCII as it is, folded at blanks; all else as encoded words of at
 * most 75 columns that part no letter.
 */
final class EncodedWords {
    private static final int COLUMNS = 76;
    private static final int WORD = 75;
    private static final int AROUND = "=?UTF-8?Q??=".length();
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";
    private static final String HEX = "0123456789ABCDEF";

    private EncodedWords() {}

    /**
     * Unstructured text, as in Subject.
     *
     * @param column where in its line it begins
     * @return where in its line it ends
     */
    static int text(String text, int column, MessageBuffer out) {
        return plain(text) ? folded(text, column, out) : encoded(text, column, out);
    }

    /** A phrase, as before an address. */
    static int phrase(String text, int column, MessageBuffer out) {
        if (!plain(text)) {
            return encoded(text, column, out);
        }
        return atoms(text)
                ? folded(text, column, out)
                : folded('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"', column, out);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit > '~' || (unit == '?' && i > 0 && text.charAt(i - 1) == '=')) {
                return false;
            }
        }
        return true;
    }

    private static boolean atoms(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!letterOrDigit(unit) && unit != ' ' && ATOM.indexOf(unit) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean letterOrDigit(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9');
    }

    private static int folded(String text, int column, MessageBuffer out) {
        if (column + text.length() <= COLUMNS) {
            out.ascii(text);
            return column + text.length();
        }
        int at = column;
        int from = 0;
        while (from < text.length()) {
            int blank = text.indexOf(' ', from + 1);
            int to = blank < 0 ? text.length() : blank;
            if (to - from > 1 && from > 0 && at + to - from > COLUMNS) {
                out.line();
                at = 0;
            }
            out.ascii(text.substring(from, to));
            at += to - from;
            from = to;
        }
        return at;
    }

    private static int encoded(String text, int column, MessageBuffer out) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        boolean base64 = PartText.wide(text) * 3 > text.length();
        int at = column;
        int from = 0;
        while (from < octets.length) {
            int to = wordEnd(octets, from, Math.min(WORD, COLUMNS - at) - AROUND, base64);
            if (to == from || from > 0) {
                out.ascii("\r\n ");
                at = 1;
                to = wordEnd(octets, from, WORD - AROUND, base64);
            }
            at += word(octets, from, to, base64, out);
            from = to;
        }
        return at;
    }

    /** How far a word of this many columns reaches; never into a letter. */
    private static int wordEnd(byte[] octets, int from, int columns, boolean base64) {
        int used = 0;
        int end = from;
        for (int i = from; i < octets.length; i++) {
            used += base64 || safe(octets[i]) ? 1 : 3;
            if ((base64 ? (used + 2) / 3 * 4 : used) > columns) {
                return end;
            }
            if (i + 1 == octets.length || (octets[i + 1] & 0xC0) != 0x80) {
                end = i + 1;
            }
        }
        return end;
    }

    private static int word(byte[] octets, int from, int to, boolean base64, MessageBuffer out) {
        int before = out.length();
        out.ascii(base64 ? "=?UTF-8?B?" : "=?UTF-8?Q?");
        if (base64) {
            out.put(Base64.getEncoder().encode(java.util.Arrays.copyOfRange(octets, from, to)));
        } else {
            for (int i = from; i < to; i++) {
                quoted(octets[i], out);
            }
        }
        out.ascii("?=");
        return out.length() - before;
    }

    private static void quoted(byte octet, MessageBuffer out) {
        if (safe(octet)) {
            out.put(octet == ' ' ? '_' : octet);
        } else {
            out.put('=');
            out.put(HEX.charAt(octet >> 4 & 0xF));
            out.put(HEX.charAt(octet & 0xF));
        }
    }

    private static boolean safe(byte octet) {
        return octet == ' ' || letterOrDigit((char) octet) || octet == '-';
    }
}

package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Writes a text as the content of a body part: quoted-printable, or base64 where a quarter of it or more is not ASCII. */
final class PartText {
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    private PartText() {}

    /** @param text ends with a line break */
    static void write(String subtype, String text, MessageBuffer out) {
        boolean base64 = base64(text.length(), wide(text));
        head(subtype, base64, out);
        MessageBuffer octets = out.filling().scratch();
        for (String line : lines(text)) {
            if (base64) {
                utf8(line, octets);
            } else {
                octets.clear();
                quoted(line, octets, out);
            }
        }
        if (base64) {
            base64(octets, out);
        }
    }

    static void head(String subtype, boolean base64, MessageBuffer out) {
        out.ascii("Content-Type: text/");
        out.ascii(subtype);
        out.ascii("; charset=UTF-8\r\nContent-Transfer-Encoding: ");
        out.ascii(base64 ? "base64\r\n\r\n" : "quoted-printable\r\n\r\n");
    }

    /** The lines of a text that ends with a line break, whichever kind of line break it has. */
    static String[] lines(String text) {
        String[] lines = text.indexOf('\r') < 0 ? text.split("\n", -1) : text.split("\r\n|\r|\n", -1);
        return Arrays.copyOf(lines, lines.length - 1);
    }

    static boolean base64(int units, int wide) {
        return wide * 4 >= units;
    }

    /** Number of UTF-16 units beyond ASCII. */
    static int wide(CharSequence text) {
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            wide += text.charAt(i) > 127 ? 1 : 0;
        }
        return wide;
    }

    /** One line as quoted-printable. @param scratch empty */
    static void quoted(CharSequence line, MessageBuffer scratch, MessageBuffer out) {
        QuotedPrintable.flatten(line, scratch);
        int from = scratch.offset();
        QuotedPrintable.end(QuotedPrintable.put(scratch.bytes(), from, from + scratch.length(), 0, out), out);
    }

    /** One line as it is before base64. */
    static void utf8(String line, MessageBuffer octets) {
        octets.put(line.getBytes(StandardCharsets.UTF_8));
        octets.line();
    }

    static void base64(MessageBuffer octets, MessageBuffer out) {
        out.put(base64(octets.written()));
    }

    /** Lines of 76 columns, the last one ended too. */
    static byte[] base64(byte[] octets) {
        byte[] encoded = BASE64.encode(octets);
        byte[] lines = Arrays.copyOf(encoded, encoded.length + 2);
        lines[encoded.length] = '\r';
        lines[encoded.length + 1] = '\n';
        return lines;
    }
}

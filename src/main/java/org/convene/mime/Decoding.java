package org.convene.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Undoes transfer encodings and charsets of bodies that may hold anything. What is not in the alphabet is skipped. */
final class Decoding {
    private static final Charset LATIN = Charset.forName("windows-1252");

    private Decoding() {}

    static byte[] decode(byte[] raw, int from, int to, String encoding, int most) {
        return switch (encoding) {
            case "base64" -> base64(raw, from, to, most);
            case "quoted-printable" -> quotedPrintable(raw, from, to, most);
            default -> Arrays.copyOfRange(raw, from, (int) Math.min(to, (long) from + most));
        };
    }

    /** Lone surrogates and NUL, which no database takes as text, become replacement characters. */
    static String text(byte[] bytes, String charset) {
        String text = decoded(bytes, charset).replace('\0', '\uFFFD');
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String decoded(byte[] bytes, String charset) {
        try {
            return Charset.forName(charset.strip()).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException | IllegalArgumentException | UnsupportedOperationException | Error lying) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException notUtf8) {
                return new String(bytes, LATIN);
            }
        }
    }

    private static byte[] base64(byte[] raw, int from, int to, int most) {
        byte[] out = new byte[Math.min(most, (to - from) / 4 * 3 + 3)];
        int size = 0;
        int held = 0;
        int bits = 0;
        for (int i = from; i < to && size < out.length && raw[i] != '='; i++) {
            int value = sextet(raw[i]);
            if (value >= 0) {
                held = (held << 6 | value) & 0xFFFF;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out[size++] = (byte) (held >> bits);
                }
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int sextet(byte letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 26;
        }
        if (letter >= '0' && letter <= '9') {
            return letter - '0' + 52;
        }
        return letter == '+' ? 62 : letter == '/' ? 63 : -1;
    }

    private static byte[] quotedPrintable(byte[] raw, int from, int to, int most) {
        byte[] out = new byte[Math.min(most, to - from)];
        int size = 0;
        for (int i = from; i < to && size < out.length; i++) {
            if (raw[i] != '=') {
                out[size++] = raw[i];
                continue;
            }
            int end = HeaderScan.lineEnd(raw, i + 1, Math.min(to, i + 3));
            if (i + 1 >= to || (end == i + 1 && (raw[end] == '\n' || raw[end] == '\r'))) {
                i = i + 1 < to && raw[i + 1] == '\r' ? i + 2 : i + 1; // a soft line break
            } else if (i + 2 < to && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0) {
                out[size++] = (byte) (hex(raw[i + 1]) << 4 | hex(raw[i + 2]));
                i += 2;
            } else {
                out[size++] = raw[i];
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}

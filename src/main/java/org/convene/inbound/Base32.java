package org.convene.inbound;

import java.util.Arrays;
import java.util.Optional;

/** RFC 4648 base32 in lower case without padding: survives programs that change the case of addresses. */
final class Base32 {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = (held << 8 | next & 0xFF) & 0xFFFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(LETTERS.charAt(held >> (bits - 5) & 31));
            }
        }
        if (bits > 0) {
            text.append(LETTERS.charAt(held << (5 - bits) & 31));
        }
        return text.toString();
    }

    /** Empty for anything that {@link #encode} does not write, letter case aside. */
    static Optional<byte[]> decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int value = LETTERS.indexOf(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
            if (value < 0) {
                return Optional.empty();
            }
            held = (held << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (held >> bits);
            }
        }
        boolean canonical = bits < 5 && (held & ((1 << bits) - 1)) == 0;
        return canonical ? Optional.of(Arrays.copyOf(bytes, at)) : Optional.empty();
    }
}

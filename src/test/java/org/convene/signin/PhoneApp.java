package org.convene.signin;

import java.time.Instant;

/** The app on somebody’s phone that makes the codes of the second factor. */
public final class PhoneApp {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private PhoneApp() {}

    /** @param key as the page shows it, with or without spaces */
    public static String code(String key, Instant now) {
        return Totp.code(bytes(key.replace(" ", "")), now);
    }

    private static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int letter = BASE32.indexOf(base32.charAt(bit / 5));
            if ((letter >> 4 - bit % 5 & 1) == 1) {
                bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
        }
        return bytes;
    }
}

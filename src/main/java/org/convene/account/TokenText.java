package org.convene.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The text of an API token: {@code convene_<random>_<checksum>}, so that secret scanners can find a leaked one. */
final class TokenText {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenText() {}

    static String make() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String body = "convene_" + HexFormat.of().formatHex(random);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return body + "_" + HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** Something nobody can guess, for a cookie. */
    static String secret() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.convene.signin;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change every thirty seconds (RFC 6238 with SHA-1 and six digits: what every authenticator app understands). */
final class Totp {
    private static final int SECONDS = 30;
    private static final int DIGITS = 6;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /** The step whose code this is, of the present one and its neighbours: clocks and fingers are slow (section 5.2). */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        long present = now.getEpochSecond() / SECONDS;
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(present - 1, present + 1).filter(step -> MessageDigest.isEqual(typed,
                code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8))).findFirst();
    }

    static String code(byte[] secret, Instant now) {
        return code(secret, now.getEpochSecond() / SECONDS, DIGITS);
    }

    /** RFC 4226 section 5.3. */
    static String code(byte[] secret, long step, int digits) {
        byte[] mac = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int number = ByteBuffer.wrap(mac).getInt(mac[mac.length - 1] & 0x0F) & 0x7FFFFFFF;
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text.substring(Math.max(0, text.length() - digits));
    }

    /** The key as people type it (RFC 4648 section 6, without padding). */
    static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : secret) {
            held = held << 8 | one & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 0x1F));
            }
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt(held << 5 - bits & 0x1F)).toString();
    }

    /** What the QR code says to the app. */
    static String uri(byte[] secret, String site, String account) {
        return "otpauth://totp/" + escape(site) + ":" + escape(account) + "?secret=" + base32(secret) + "&issuer="
                + escape(site);
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] hmac(byte[] secret, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

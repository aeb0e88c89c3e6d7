package org.convene.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A slow verifier for ed25519-sha256, written from RFC 6376 and 8463 with other means, for James knows RSA only. */
final class OtherEyes {
    private OtherEyes() {}

    static boolean valid(String message, byte[] publicKey) throws GeneralSecurityException {
        int gap = message.indexOf("\r\n\r\n");
        List<String> fields = new ArrayList<>(List.of(message.substring(0, gap).split("\r\n(?![ \t])")));
        String signature = fields.stream().filter(field -> field.contains("a=ed25519-sha256")).findFirst()
                .orElseThrow();
        String body = message.substring(gap + 4).replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n)", "")
                .replaceAll("(\r\n)+$", "") + "\r\n";
        if (!tag(signature, "bh").equals(Base64.getEncoder().encodeToString(sha256(body)))) {
            return false;
        }
        StringBuilder signed = new StringBuilder();
        for (String name : tag(signature, "h").split(":")) {
            for (int i = fields.size() - 1; i >= 0; i--) {
                if (fields.get(i).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                    signed.append(relaxed(fields.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(relaxed(signature.replaceAll("b=[A-Za-z0-9+/=\\s]*$", "b=")));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key(publicKey));
        verifier.update(sha256(signed.toString()));
        return verifier.verify(Base64.getDecoder().decode(tag(signature, "b")));
    }

    private static String tag(String field, String name) {
        Matcher found = Pattern.compile("[;:\\s]" + name + "=([^;]*)").matcher(field);
        if (!found.find()) {
            throw new IllegalArgumentException(name);
        }
        return found.group(1).replaceAll("\\s", "");
    }

    private static String relaxed(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":"
                + field.substring(colon + 1).replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] der = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    }
}

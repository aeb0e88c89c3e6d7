package org.convene.dkim;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Keys as files hold them. */
final class Pem {
    private Pem() {}

    static String of(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    /** @param seed as base64, which is how RFC 8463 writes it */
    static String ed25519(String seed) {
        byte[] frame = HexFormat.of().parseHex("302e020100300506032b657004220420");
        byte[] der = Arrays.copyOf(frame, frame.length + 32);
        System.arraycopy(Base64.getDecoder().decode(seed), 0, der, frame.length, 32);
        return of("PRIVATE KEY", der);
    }
}

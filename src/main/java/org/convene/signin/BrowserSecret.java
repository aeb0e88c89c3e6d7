package org.convene.signin;

import java.security.SecureRandom;
import java.util.Base64;

/** What a browser keeps in a cookie, so that a link by mail works in the browser that asked for it and nowhere else. */
final class BrowserSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private BrowserSecret() {}

    static String make() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

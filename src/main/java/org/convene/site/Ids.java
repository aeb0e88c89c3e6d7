package org.convene.site;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes row ids: UUIDv7 (RFC 9562 section 5.7), ordered by time. Never a secret: secrets are signed tokens. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id, later ones sort after earlier ones to the millisecond. */
    public static UUID next() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        long high = System.currentTimeMillis() << 16 | 0x7000 | (random[0] & 0x0F) << 8 | random[1] & 0xFF;
        long low = 0b10L << 62;
        for (int i = 2; i < 10; i++) {
            low |= (random[i] & 0xFFL) << 8 * (9 - i) & 0x3FFFFFFFFFFFFFFFL;
        }
        return new UUID(high, low);
    }
}

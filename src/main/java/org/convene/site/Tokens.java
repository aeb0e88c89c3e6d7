package org.convene.site;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Signed single-purpose tokens: opaque, URL-safe, bound to one purpose and one id, compared in constant time. Whether a
 * token may be used twice is decided by the row it names, not here.
 *
 * <p>Layout, base64url without padding: key id (1 byte), id (16), expiry in epoch seconds (8, zero for never), the first 16
 * bytes of HMAC-SHA256 over the purpose and all of these.
 */
@Component
public class Tokens {
    private static final int BODY = 1 + 16 + 8;
    private static final int TAG = 16;
    private static final long NEVER = 0;
    private final Keyring keyring;
    private final Clock clock;
    private final Counter retired;

    @Autowired
    Tokens(Keyring keyring, Clock clock, ObjectProvider<MeterRegistry> meters) {
        this(keyring, clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    Tokens(Keyring keyring, Clock clock, MeterRegistry meters) {
        this.keyring = keyring;
        this.clock = clock;
        this.retired = Counter.builder("convene.links.retired")
                .description("Links that came under a key which was taken out of the keyring").register(meters);
    }

    /** A token that never expires, such as the one in an unsubscribe link. */
    public String issue(Purpose purpose, UUID id) {
        return sign(purpose, id, NEVER);
    }

    /** A token that opens nothing from {@code expires} on (to the second). */
    public String issue(Purpose purpose, UUID id, Instant expires) {
        return sign(purpose, id, expires.getEpochSecond());
    }

    /** The id inside, or empty for anything that we did not sign for this purpose or that has expired. */
    public Optional<UUID> open(Purpose purpose, String token) {
        return verified(purpose, token).filter(body -> !expired(body)).map(Tokens::id);
    }

    /** The id inside a token that was ours for this purpose but has expired, to offer a fresh one. */
    public Optional<UUID> openExpired(Purpose purpose, String token) {
        return verified(purpose, token).filter(this::expired).map(Tokens::id);
    }

    private String sign(Purpose purpose, UUID id, long expiry) {
        int key = keyring.newest();
        byte[] body = ByteBuffer.allocate(BODY).put((byte) key).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).putLong(expiry).array();
        byte[] token = ByteBuffer.allocate(BODY + TAG).put(body).put(tag(key, purpose, body)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Optional<ByteBuffer> verified(Purpose purpose, String token) {
        byte[] bytes = decode(token);
        if (bytes.length != BODY + TAG) {
            return Optional.empty();
        }
        if (!keyring.holds(bytes[0] & 0xFF)) {
            if ((bytes[0] & 0xFF) < keyring.newest()) {
                retired.increment();
            }
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY);
        byte[] expected = tag(bytes[0] & 0xFF, purpose, body);
        boolean ours = MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, BODY, bytes.length));
        return ours ? Optional.of(ByteBuffer.wrap(body)) : Optional.empty();
    }

    private byte[] tag(int key, Purpose purpose, byte[] body) {
        return Arrays.copyOf(keyring.mac(key, "token:" + purpose.code(), body), TAG);
    }

    private boolean expired(ByteBuffer body) {
        long expiry = body.getLong(17);
        return expiry != NEVER && clock.instant().getEpochSecond() >= expiry;
    }

    private static UUID id(ByteBuffer body) {
        return new UUID(body.getLong(1), body.getLong(9));
    }

    /** Nothing at all for what is not canonical base64url: a second spelling of a valid token is not a valid token. */
    private static byte[] decode(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token) ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}

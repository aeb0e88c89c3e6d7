package org.convene.site;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * Signed single-purpose tokens: opaque, URL-safe, bound to one purpose and one id, compared in constant time. Whether a
 * token may be used twice is decided by the row it names, not here.
 */
@Component
public class Tokens {

    /** A token that never expires, such as the one in an unsubscribe link. */
    public String issue(Purpose purpose, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** A token that opens nothing from {@code expires} on. */
    public String issue(Purpose purpose, UUID id, Instant expires) {
        throw new UnsupportedOperationException();
    }

    /** The id inside, or empty for anything that we did not sign for this purpose or that has expired. */
    public Optional<UUID> open(Purpose purpose, String token) {
        throw new UnsupportedOperationException();
    }
}

package org.convene.signin;

import java.io.Serializable;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a staff session remembers: who, the credential epoch it began in, and its row in the list of open sessions. Everything
 * else is read anew at each request, so a changed role or password takes effect at once on every replica.
 *
 * @param session none until it is written down, and until then worth nothing
 */
public record SignedIn(UUID staff, int epoch, @Nullable UUID session) implements Serializable {
    SignedIn(UUID staff, int epoch) {
        this(staff, epoch, null);
    }

    SignedIn in(UUID open) {
        return new SignedIn(staff, epoch, open);
    }

    @Override
    public String toString() {
        return staff.toString();
    }
}

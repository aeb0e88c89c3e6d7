package org.convene.account;

import java.io.Serializable;
import java.util.UUID;

/**
 * What a staff session remembers: who, and the credential epoch it began in. Everything else is read anew at each request, so
 * a changed role or password takes effect at once on every replica.
 */
public record SignedIn(UUID staff, int epoch) implements Serializable {
    @Override
    public String toString() {
        return staff.toString();
    }
}

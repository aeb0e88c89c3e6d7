package org.convene.inbound;

import java.util.Optional;

/**
 * Addresses that were given out under an older scheme, another domain, prefix or key, and still stand in calendars. Declared
 * here, answered by the module that gave them out.
 */
public interface FormerAddresses {
    /** What an address was for; empty when it never was one of ours. @param address in lower case */
    Optional<SignedAddress> find(String address);
}

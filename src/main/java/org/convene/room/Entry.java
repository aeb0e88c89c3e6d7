package org.convene.room;

import java.util.UUID;

/**
 * One person’s registration for one date.
 *
 * @param registrant the provider’s id of it; empty for a host, who needs none
 * @param email by which the person was registered
 * @param address the person’s own way in; empty where the provider refused it
 */
record Entry(UUID person, String registrant, String email, String address) {

    /** Neither of the addresses: they must not reach a log. */
    @Override
    public String toString() {
        return "Entry[" + person + "]";
    }
}

package org.convene.room;

import java.util.UUID;

/**
 * Somebody who may enter.
 *
 * @param person by which a {@link Visit} names them too: the subscription of a member
 * @param name possibly empty
 * @param email where invitations go
 */
public record Entrant(UUID person, String name, String email) {

    /** Not the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Entrant[" + person + "]";
    }
}

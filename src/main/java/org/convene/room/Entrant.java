package org.convene.room;

import java.util.UUID;

/** Somebody who may enter. @param name possibly empty @param email where invitations go */
public record Entrant(UUID subscription, String name, String email) {

    /** Not the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Entrant[" + subscription + "]";
    }
}

package org.convene.subscription;

import java.util.UUID;

/** A person known by one e-mail address. */
record Subscriber(UUID id, Person person) {

    /** Whether nothing but their past is left. */
    boolean erased() {
        return person.address().value().equals(SubscriberRepository.NOBODY);
    }
}

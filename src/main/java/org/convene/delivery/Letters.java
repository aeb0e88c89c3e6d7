package org.convene.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.message.Press;
import org.convene.message.Presses;

/** The mailings being sent at the moment, ready to be written to one recipient after the other. */
@Component
class Letters {
    private static final int KEPT = 200;
    private final MailingRepository mailings;
    private final Presses presses;
    private final Map<UUID, Open> open = Collections.synchronizedMap(new Newest());

    Letters(MailingRepository mailings, Presses presses) {
        this.mailings = mailings;
        this.presses = presses;
    }

    /** @param audience what its members are asked by; null: nobody is asked */
    record Open(@Nullable String audience, Press press) {}

    Open of(UUID mailing) {
        return open.computeIfAbsent(mailing, id -> {
            StoredMailing stored = mailings.find(id).orElseThrow();
            return new Open(stored.audience(), presses.of(stored.letter()));
        });
    }

    private static final class Newest extends LinkedHashMap<UUID, Open> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Open> eldest) {
            return size() > KEPT;
        }
    }
}

package org.convene.delivery;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many people mail to an audience would go to if it left now. */
@Component
public class Reach {
    private final Audiences audiences;

    Reach(Audiences audiences) {
        this.audiences = audiences;
    }

    /** @param audience as for {@link Outbox#sendToMembers} */
    @Transactional(readOnly = true)
    public long of(String audience) {
        AtomicLong people = new AtomicLong();
        audiences.forEach(audience, recipient -> people.incrementAndGet());
        return people.get();
    }
}

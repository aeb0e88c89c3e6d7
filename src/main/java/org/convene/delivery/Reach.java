package org.convene.delivery;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Audiences;

/** How many people mail to an audience would go to if it left now. */
@Component
public class Reach {
    private final Audiences audiences;
    private final DeliveryRepository deliveries;

    Reach(Audiences audiences, DeliveryRepository deliveries) {
        this.audiences = audiences;
        this.deliveries = deliveries;
    }

    /** @param audience as for {@link Outbox#sendToMembers} */
    @Transactional(readOnly = true)
    public long of(String audience) {
        return deliveries.count(audiences.members(audience));
    }
}

package org.convene.delivery;

import org.springframework.stereotype.Component;

/** Gives every worker its own way out: to the relay, or into the catcher where there is none. */
@Component
class Carriers {
    private final Relay relay;
    private final Catcher catcher;
    private final CaughtMailRepository caught;
    private final DeliveryProperties properties;

    Carriers(Relay relay, Catcher catcher, CaughtMailRepository caught, DeliveryProperties properties) {
        this.relay = relay;
        this.catcher = catcher;
        this.caught = caught;
        this.properties = properties;
    }

    Carrier another() {
        return catcher.active() ? new CatchingCarrier(caught) : new RelayCarrier(relay.smtp(), properties.keepIdle());
    }
}

package org.convene.delivery;

import org.springframework.stereotype.Component;

import org.convene.mailbox.CaughtMails;

/** Gives every worker its own way out: to the relay, or into the catcher where there is none. */
@Component
class Carriers {
    private final Relay relay;
    private final RelayHealth health;
    private final CaughtMails caught;
    private final DeliveryProperties properties;

    Carriers(Relay relay, RelayHealth health, CaughtMails caught, DeliveryProperties properties) {
        this.relay = relay;
        this.health = health;
        this.caught = caught;
        this.properties = properties;
    }

    Carrier another() {
        return caught.active()
                ? new CatchingCarrier(caught)
                : new RelayCarrier(relay.smtp(), health, properties.keepIdle());
    }
}

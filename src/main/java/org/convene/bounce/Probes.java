package org.convene.bounce;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audience.Reached;
import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.site.Ids;

/** Asks an address in doubt by one mail of its own, with a return path of its own. */
@Component
class Probes {
    private final Outbox outbox;

    Probes(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Its mailing. */
    UUID send(Reached reached) {
        return outbox.send(Mailing.personal("probe:" + Ids.next(), new AddressCheckMail(reached.listLabel())),
                List.of(Recipient.of(reached.address(), reached.name(), reached.language())));
    }
}

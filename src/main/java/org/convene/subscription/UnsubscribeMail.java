package org.convene.subscription;

import org.springframework.stereotype.Component;

import org.convene.inbound.AddressPurpose;
import org.convene.inbound.IncomingMail;
import org.convene.inbound.MailHandler;
import org.convene.inbound.Outcome;
import org.convene.inbound.SignedAddress;

/**
 * Leaving by mail (RFC 2369). The address proves who leaves what, so it does not matter who wrote; whoever wrote is not
 * answered, the goodbye goes to the subscriber.
 */
@Component
class UnsubscribeMail implements MailHandler {
    private static final String VERDICT = "unsubscribe";
    private final Subscriptions subscriptions;

    UnsubscribeMail(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public AddressPurpose purpose() {
        return AddressPurpose.UNSUBSCRIBE;
    }

    @Override
    public Outcome handle(IncomingMail mail) {
        SignedAddress address = mail.address();
        if (address == null || mail.sender().isEmpty() || mail.answered()) {
            return Outcome.ignored("auto-reply", "");
        }
        return subscriptions.leaveByMail(address.id())
                ? Outcome.applied(VERDICT)
                : Outcome.ignored(VERDICT, "there is no such subscription");
    }
}

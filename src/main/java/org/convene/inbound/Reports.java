package org.convene.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Mail in which programs report on a mail of ours. A report is believed only with a genuine return path: where it came to, or
 * somewhere in the mail it encloses; nobody can bounce or complain members away.
 */
@Component
class Reports {
    private static final int LOOKED_AT = 512 * 1024;
    private final Addresses addresses;
    private final ApplicationEventPublisher events;

    Reports(Addresses addresses, ApplicationEventPublisher events) {
        this.addresses = addresses;
        this.events = events;
    }

    /** Empty when it is no report. */
    Optional<Outcome> handle(IncomingMail mail) {
        Optional<String> feedback = Feedback.type(mail.message());
        if (feedback.isPresent()) {
            return Optional.of(complaint(mail, feedback.get()));
        }
        SignedAddress address = mail.address();
        if (address != null && address.purpose() != AddressPurpose.BOUNCE) {
            return Optional.empty();
        }
        Optional<DeliveryStatus> status = DeliveryStatus.of(mail.message());
        if (status.isPresent()) {
            return Optional.of(status.get().failure().map(bounce -> bounce(mail, bounce))
                    .orElseGet(() -> Outcome.ignored("delivery-status", status.get().action())));
        }
        return address == null ? Optional.empty() : loose(mail);
    }

    /** What comes to a return path and is no report in the sense of the standards. */
    private Optional<Outcome> loose(IncomingMail mail) {
        if (Automatic.vacation(mail)) {
            return Optional.of(Outcome.ignored("auto-reply", ""));
        }
        if (LooseBounce.delayed(mail)) {
            return Optional.of(Outcome.ignored("delivery-status", "delayed"));
        }
        Optional<Bounce> bounce = LooseBounce.of(mail);
        if (bounce.isPresent()) {
            return bounce.map(found -> bounce(mail, found));
        }
        return Automatic.reply(mail)
                ? Optional.of(Outcome.ignored("auto-reply", ""))
                : mail.automatic() ? Optional.of(Outcome.quarantined("unrecognised", "")) : Optional.empty();
    }

    private Outcome bounce(IncomingMail mail, Bounce bounce) {
        Optional<SignedAddress> about = about(mail);
        about.ifPresent(signed -> events.publishEvent(new BounceReceived(signed.id(), signed.seq(), bounce.kind(),
                bounce.status(), bounce.diagnostic(), mail.id())));
        return about.isPresent()
                ? new Outcome(Outcome.Kind.APPLIED, "bounce", bounce.kind() + " " + bounce.status() + " "
                        + bounce.diagnostic())
                : Outcome.ignored("bounce", "it names no mail of ours");
    }

    private Outcome complaint(IncomingMail mail, String type) {
        if (!Feedback.complaint(type)) {
            return Outcome.ignored("feedback", type);
        }
        Optional<SignedAddress> about = about(mail);
        about.ifPresent(signed -> events
                .publishEvent(new ComplaintReceived(signed.id(), signed.seq(), type, mail.id())));
        return about.isPresent()
                ? new Outcome(Outcome.Kind.APPLIED, "complaint", type)
                : Outcome.quarantined("complaint", "it names no mail of ours");
    }

    private Optional<SignedAddress> about(IncomingMail mail) {
        SignedAddress address = mail.address();
        if (address != null && address.purpose() == AddressPurpose.BOUNCE) {
            return Optional.of(address);
        }
        Set<byte[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return mail.message().all().filter(part -> part.parts().isEmpty())
                .flatMap(part -> seen.add(part.raw())
                        ? Stream.of(start(part.raw()), part.text())
                        : Stream.of(part.text()))
                .flatMap(text -> addresses.find(AddressPurpose.BOUNCE, text).stream()).findFirst();
    }

    private static String start(byte[] raw) {
        return new String(raw, 0, Math.min(raw.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    }
}

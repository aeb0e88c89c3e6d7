package org.convene.inbound;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.inbound.InboundMail.State;
import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.MimeWalk;

/** Deals with one mail after the other: what its handler does and that it is done commit together, so each counts once. */
@Component
class Sorter {
    private static final Logger log = LoggerFactory.getLogger(Sorter.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private final InboundRepository mails;
    private final Addresses addresses;
    private final Loops loops;
    private final Reports reports;
    private final Map<AddressPurpose, MailHandler> handlers = new EnumMap<>(AddressPurpose.class);
    private final TransactionTemplate transaction;
    private final InboundProperties properties;
    private final MeterRegistry meters;

    Sorter(InboundRepository mails, Addresses addresses, Loops loops, Reports reports, List<MailHandler> handlers,
            TransactionTemplate transaction, InboundProperties properties, MeterRegistry meters) {
        this.mails = mails;
        this.addresses = addresses;
        this.loops = loops;
        this.reports = reports;
        handlers.forEach(handler -> this.handlers.put(handler.purpose(), handler));
        this.transaction = transaction;
        this.properties = properties;
        this.meters = meters;
    }

    /** Takes the next mail, if there is one. */
    boolean next() {
        Optional<Taken> taken = mails.claim(LEASE);
        taken.ifPresent(this::deal);
        return taken.isPresent();
    }

    private void deal(Taken taken) {
        if (taken.attempt() > properties.attempts()) { // it took its worker along each time
            settle(taken,
                    Outcome.quarantined("unreadable", "it was given up after " + (taken.attempt() - 1) + " tries"));
            return;
        }
        try {
            IncomingMail mail = read(taken);
            transaction.executeWithoutResult(status -> {
                Outcome outcome = decide(mail, taken.released());
                if (!settle(taken, outcome)) {
                    status.setRollbackOnly();
                }
            });
        } catch (RuntimeException | StackOverflowError odd) {
            fail(taken, odd);
        }
    }

    IncomingMail read(Taken taken) {
        Budget budget = new Budget();
        Entity message = MimeWalk.walk(taken.raw(), budget);
        return new IncomingMail(taken.id(), taken.sender(), taken.recipient(),
                addresses.open(taken.recipient()).orElse(null), message, budget.excess(), taken.receivedAt());
    }

    private Outcome decide(IncomingMail mail, boolean released) {
        if (loops.closed(mail)) {
            return Outcome.ignored("loop", "");
        }
        SignedAddress address = mail.address();
        Optional<Outcome> report = reports.handle(mail);
        if (report.isPresent() && !(released && report.get().kind() == Outcome.Kind.QUARANTINED)) {
            return report.get();
        }
        MailHandler handler = address == null ? null : handlers.get(address.purpose());
        if (handler == null && released) { // a letter that came to the sender's address or to a return path
            handler = handlers.get(AddressPurpose.CONTACT);
        }
        if (handler != null) {
            Outcome outcome = handler.handle(mail);
            MailHandler letters = handlers.get(AddressPurpose.CONTACT);
            return released && outcome.kind() == Outcome.Kind.QUARANTINED && letters != null && letters != handler
                    ? letters.handle(mail)
                    : outcome;
        }
        return Outcome.quarantined("unknown", mail.excess() == null ? "" : "too much to look at: " + mail.excess());
    }

    private void fail(Taken taken, Throwable odd) {
        // What exactly is wrong may hold somebody's words: it is kept with the mail, not in the log.
        log.warn("Incoming mail {} failed at try {}: {}", taken.id(), taken.attempt(), odd.getClass().getSimpleName());
        String cause = odd.getClass().getSimpleName();
        if (taken.attempt() >= properties.attempts()) {
            settle(taken, Outcome.quarantined("failed", cause));
        } else {
            mails.postpone(taken, FIRST_DELAY.multipliedBy(1L << 2 * (taken.attempt() - 1)), cause);
        }
    }

    private boolean settle(Taken taken, Outcome outcome) {
        State state = outcome.kind() == Outcome.Kind.QUARANTINED ? State.QUARANTINED : State.DONE;
        boolean mine = mails.settle(taken, state, outcome.verdict(), outcome.cause());
        if (mine) {
            meters.counter("convene.inbound", "verdict", outcome.verdict(), "outcome",
                    outcome.kind().name().toLowerCase(Locale.ROOT)).increment();
        }
        return mine;
    }
}

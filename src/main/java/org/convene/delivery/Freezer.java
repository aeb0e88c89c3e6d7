package org.convene.delivery;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Audiences;

/**
 * Writes down the recipients of mailings that fall due, slice by slice in the order of the people: the first slices are
 * small, so that sending begins while the rest is written, and a freeze that is interrupted goes on where it was.
 */
@Component
class Freezer {
    private static final Logger log = LoggerFactory.getLogger(Freezer.class);
    private static final int FIRST_SLICE = 2_000;
    private static final int LARGEST_SLICE = 100_000;
    /** Times what is written down already: writing is quicker than sending, so nobody waits for the next slice. */
    private static final int GROWTH = 3;
    private final MailingRepository mailings;
    private final DeliveryRepository deliveries;
    private final Audiences audiences;
    private final TransactionTemplate transaction;
    private final Wakeup wakeup;
    private final DeliveryProperties properties;

    Freezer(MailingRepository mailings, DeliveryRepository deliveries, Audiences audiences,
            TransactionTemplate transaction, Wakeup wakeup, DeliveryProperties properties) {
        this.mailings = mailings;
        this.deliveries = deliveries;
        this.audiences = audiences;
        this.transaction = transaction;
        this.wakeup = wakeup;
        this.properties = properties;
    }

    void run(BooleanSupplier running) {
        try {
            while (running.getAsBoolean()) {
                long mark = wakeup.mark();
                if (!frozeOne()) {
                    wakeup.await(mark, properties.poll());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down one slice. False when there was nothing to do, or it failed and is tried again later. */
    boolean frozeOne() {
        AtomicReference<@Nullable UUID> working = new AtomicReference<>();
        try {
            boolean done = Boolean.TRUE.equals(transaction.execute(status -> freeze(working)));
            if (done) {
                wakeup.ring();
            }
            return done;
        } catch (DataAccessException | TransactionException noDatabase) {
            log.warn("The recipients of mailing {} were not written down: {}", working.get(),
                    noDatabase.getMessage());
            failed(working.get(), noDatabase);
            return false;
        } catch (RuntimeException | StackOverflowError odd) {
            log.error("The recipients of mailing {} could not be written down", working.get(), odd);
            failed(working.get(), odd);
            return false;
        }
    }

    private boolean freeze(AtomicReference<@Nullable UUID> working) {
        MailingRepository.Unfrozen mailing = mailings.lockNextToFreeze().orElse(null);
        if (mailing == null) {
            return false;
        }
        working.set(mailing.id());
        int most = Math.clamp(GROWTH * (long) mailing.recipients(), FIRST_SLICE, LARGEST_SLICE);
        Optional<DeliveryRepository.Slice> slice = deliveries.freeze(mailing, audiences.members(mailing.audience()),
                most);
        slice.ifPresent(written -> mailings.froze(mailing.id(), written));
        if (slice.isEmpty() || slice.get().count() < most) {
            mailings.frozen(mailing.id());
        }
        return true;
    }

    private void failed(@Nullable UUID mailing, Throwable why) {
        try {
            if (mailing != null) {
                mailings.freezeFailed(mailing, why.getClass().getSimpleName() + ": " + why.getMessage());
            }
        } catch (RuntimeException notNow) {
            log.debug("The trouble of mailing {} was not written down", mailing, notNow);
        }
    }
}

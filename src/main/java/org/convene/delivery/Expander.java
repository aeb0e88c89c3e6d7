package org.convene.delivery;

import java.util.ArrayList;
import java.util.List;
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

/** Writes down the recipients of mailings that fall due, each mailing in one transaction: all of them or none yet. */
@Component
class Expander {
    private static final Logger log = LoggerFactory.getLogger(Expander.class);
    private static final int CHUNK = 1000;
    private final MailingRepository mailings;
    private final DeliveryRepository deliveries;
    private final Audiences members;
    private final TransactionTemplate transaction;
    private final Wakeup wakeup;
    private final DeliveryProperties properties;

    Expander(MailingRepository mailings, DeliveryRepository deliveries, Audiences members,
            TransactionTemplate transaction, Wakeup wakeup, DeliveryProperties properties) {
        this.mailings = mailings;
        this.deliveries = deliveries;
        this.members = members;
        this.transaction = transaction;
        this.wakeup = wakeup;
        this.properties = properties;
    }

    void run(BooleanSupplier running) {
        try {
            while (running.getAsBoolean()) {
                long mark = wakeup.mark();
                if (!expandedOne()) {
                    wakeup.await(mark, properties.poll());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when there was nothing to do, or it failed and is tried again later. */
    boolean expandedOne() {
        AtomicReference<@Nullable UUID> working = new AtomicReference<>();
        try {
            boolean done = Boolean.TRUE.equals(transaction.execute(status -> expand(working)));
            if (done) {
                wakeup.ring();
            }
            return done;
        } catch (DataAccessException | TransactionException noDatabase) {
            log.warn("The database does not answer: {}", noDatabase.getMessage());
            failed(working.get(), noDatabase);
            return false;
        } catch (RuntimeException | StackOverflowError odd) {
            log.error("The recipients of mailing {} could not be written down", working.get(), odd);
            failed(working.get(), odd);
            return false;
        }
    }

    private boolean expand(AtomicReference<@Nullable UUID> working) {
        StoredMailing mailing = mailings.lockNextToExpand().orElse(null);
        if (mailing == null) {
            return false;
        }
        working.set(mailing.id());
        List<Recipient> chunk = new ArrayList<>(CHUNK);
        members.forEach(String.valueOf(mailing.audience()), recipient -> {
            chunk.add(recipient);
            if (chunk.size() == CHUNK) {
                deliveries.insert(mailing.id(), chunk);
                chunk.clear();
            }
        });
        deliveries.insert(mailing.id(), chunk);
        mailings.expanded(mailing.id());
        return true;
    }

    private void failed(@Nullable UUID mailing, Throwable why) {
        try {
            if (mailing != null) {
                mailings.expansionFailed(mailing, why.getClass().getSimpleName() + ": " + why.getMessage());
            }
        } catch (RuntimeException notNow) {
            log.debug("The trouble of mailing {} was not written down", mailing, notNow);
        }
    }
}

package org.convene.guest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets guests some time after their date. */
@Component
class GuestJobs {
    private static final Logger LOG = LoggerFactory.getLogger(GuestJobs.class);
    private final Guests guests;

    GuestJobs(Guests guests) {
        this.guests = guests;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void forget() {
        try {
            int gone = guests.deleteOver();
            if (gone > 0) {
                LOG.info("{} guests of past dates are forgotten", gone);
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, guests are forgotten later: {}", unreachable.getClass().getSimpleName());
        }
    }
}

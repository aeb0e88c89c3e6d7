package org.convene.contact;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Calls upkeep on every replica; deleting twice deletes nothing twice. */
@Component
class ContactJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ContactJobs.class);
    private final ContactRequests requests;

    ContactJobs(ContactRequests requests) {
        this.requests = requests;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        try {
            requests.deleteOld();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, upkeep of contact requests waits: {}",
                    unreachable.getClass().getSimpleName());
        }
    }
}

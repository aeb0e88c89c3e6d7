package org.convene.rights;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Calls upkeep on every replica; deleting twice deletes nothing twice. */
@Component
class RightsJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RightsJobs.class);
    private final Rights rights;

    RightsJobs(Rights rights) {
        this.rights = rights;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        try {
            rights.deleteExpired();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, upkeep of personal requests waits: {}",
                    unreachable.getClass().getSimpleName());
        }
    }
}

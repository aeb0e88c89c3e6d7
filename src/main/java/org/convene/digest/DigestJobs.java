package org.convene.digest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Looks every minute whose digest is due, on every replica: each takes other people. */
@Component
class DigestJobs {
    private static final Logger LOG = LoggerFactory.getLogger(DigestJobs.class);
    private static final int BATCH = 200;
    private final Digests digests;

    DigestJobs(Digests digests) {
        this.digests = digests;
    }

    @Scheduled(initialDelayString = "PT25S", fixedDelayString = "PT1M")
    void look() {
        try {
            while (digests.sendDue(BATCH) == BATCH) {
                LOG.debug("another batch of digests");
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, digests wait: {}", unreachable.getClass().getSimpleName());
        }
    }

    @Scheduled(initialDelayString = "PT25M", fixedDelayString = "PT24H")
    void forget() {
        digests.forgetOld();
    }
}

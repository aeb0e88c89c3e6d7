package org.convene.bulk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Carries acts out, on every replica: a slice at a time, each in a transaction of its own. */
@Component
class BulkJobs {
    private static final Logger LOG = LoggerFactory.getLogger(BulkJobs.class);
    /** Then other upkeep gets its turn. */
    private static final int SLICES = 20;
    private final BulkActs acts;

    BulkJobs(BulkActs acts) {
        this.acts = acts;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1S")
    void work() {
        try {
            for (int slice = 0; slice < SLICES && acts.work(Integer.MAX_VALUE); slice++) {
                LOG.debug("another slice of an act on many members");
            }
        } catch (DataAccessResourceFailureException | TransactionException unreachable) {
            LOG.warn("database unreachable, acts on many members wait: {}", unreachable.getClass().getSimpleName());
        } catch (RuntimeException broken) {
            LOG.warn("a slice of members could not be changed, they are taken one by one", broken);
            oneByOne();
        }
    }

    private void oneByOne() {
        try {
            acts.work(1);
        } catch (RuntimeException broken) {
            LOG.error("a member could not be changed and is left out", broken);
            acts.setAside();
        }
    }

    @Scheduled(initialDelayString = "PT35M", fixedDelayString = "PT12H")
    void forget() {
        acts.forgetOld();
    }
}

package org.convene.bulk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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
            slices();
        } catch (RuntimeException busy) {
            if (!BrokenAct.passes(busy)) {
                throw busy;
            }
            LOG.warn("the database is away or busy, acts on many members wait: {}", busy.getClass().getSimpleName());
        }
    }

    private void slices() {
        try {
            for (int slice = 0; slice < SLICES && acts.work(Integer.MAX_VALUE); slice++) {
                LOG.debug("another slice of an act on many members");
            }
        } catch (BrokenAct broken) {
            LOG.warn("a slice of members could not be changed, where it broke is tried once more", broken);
            again(broken);
        }
    }

    private void again(BrokenAct broken) {
        try {
            acts.again(broken);
        } catch (BrokenAct twice) {
            LOG.error("broke again: {}", acts.setAside(twice)
                    ? "the act is stopped, as it cannot be looked at"
                    : "that member is left out, the others get their turn", twice);
        }
    }

    @Scheduled(initialDelayString = "PT35M", fixedDelayString = "PT12H")
    void forget() {
        acts.forgetOld();
    }
}

package org.convene.subscription;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Calls upkeep on every replica; rows are locked or guarded, so that doing it twice does nothing twice. */
@Component
@EnableScheduling
class SubscriptionJobs {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionJobs.class);
    private static final int SLICE = 50;
    /** Then other upkeep gets its turn. */
    private static final int SLICES = 20;
    private final Subscriptions subscriptions;
    private final Subscribers subscribers;
    private final MemberImports imports;
    private final SignupLimits limits;
    private final SignupMetrics metrics;

    SubscriptionJobs(Subscriptions subscriptions, Subscribers subscribers, MemberImports imports, SignupLimits limits,
            SignupMetrics metrics) {
        this.subscriptions = subscriptions;
        this.subscribers = subscribers;
        this.imports = imports;
        this.limits = limits;
        this.metrics = metrics;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void everyMinute() {
        calmly(() -> {
            int held = subscriptions.held();
            while (held > 0 && limits.siteHasRoom() && subscriptions.releaseHeld(1) > 0) {
                held--;
            }
            metrics.held(held);
        });
    }

    /** Some at a time, each time in a transaction of its own: what is planned for who comes back is locked until it ends. */
    @Scheduled(initialDelay = 2, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void resume() {
        calmly(() -> {
            for (int slice = 0; slice < SLICES && subscriptions.resumeDue(SLICE) == SLICE; slice++) {
                LOG.debug("another slice of pauses is over");
            }
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void everyQuarterOfAnHour() {
        calmly(subscriptions::deleteExpired);
        calmly(subscribers::erasePast);
        calmly(imports::forgetOld);
    }

    private static void calmly(Runnable job) {
        try {
            job.run();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, upkeep of subscriptions waits: {}", unreachable.getClass().getSimpleName());
        }
    }
}

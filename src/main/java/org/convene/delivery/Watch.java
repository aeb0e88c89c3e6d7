package org.convene.delivery;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps this replica's claims alive; claims of a replica that died are found by whoever claims next. */
@Component
class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final long SWEEP_MILLIS = 5000;
    private static final int CAUGHT_MAILS_KEPT = 20_000;
    private final Leases leases;
    private final CaughtMailRepository caught;
    private final long beat;
    private @Nullable ScheduledExecutorService rounds;

    Watch(Leases leases, CaughtMailRepository caught, DeliveryProperties properties) {
        this.leases = leases;
        this.caught = caught;
        this.beat = properties.lease().toMillis() / 3;
    }

    /** Two threads: a slow sweep must not let leases run out. */
    void start() {
        var started = Executors.newScheduledThreadPool(2,
                Thread.ofPlatform().name("delivery-watch-", 1).daemon().factory());
        started.scheduleWithFixedDelay(guarded(leases::renew), beat, beat, TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(guarded(this::sweep), 0, Math.min(beat, SWEEP_MILLIS), TimeUnit.MILLISECONDS);
        rounds = started;
    }

    void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
        }
    }

    private void sweep() {
        caught.trim(CAUGHT_MAILS_KEPT);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException notNow) {
                log.warn("The watch over claims failed and will be repeated: {}", notNow.getMessage());
            }
        };
    }
}

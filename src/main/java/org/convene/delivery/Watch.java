package org.convene.delivery;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps this replica's claims alive and finds those whose replica died. */
@Component
class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final long SWEEP_MILLIS = 5000;
    private static final int CAUGHT_MAILS_KEPT = 20_000;
    private final ClaimRepository claims;
    private final Leases leases;
    private final CaughtMailRepository caught;
    private final Wakeup wakeup;
    private final long beat;
    private @Nullable ScheduledExecutorService rounds;

    Watch(ClaimRepository claims, Leases leases, CaughtMailRepository caught, Wakeup wakeup,
            DeliveryProperties properties) {
        this.claims = claims;
        this.leases = leases;
        this.caught = caught;
        this.wakeup = wakeup;
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
        int returned = claims.returnLost();
        int uncertain = claims.markUncertain();
        if (returned + uncertain > 0) {
            log.warn("Lost claims: {} wait again, {} are uncertain and listed", returned, uncertain);
            wakeup.ring();
        }
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

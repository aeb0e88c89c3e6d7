package org.convene.delivery;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether the relay can be reached. While it cannot, nothing is claimed and no message's attempts are used up. */
@Component
class RelayHealth {
    private static final Logger log = LoggerFactory.getLogger(RelayHealth.class);
    private final RelayRepository relay;
    private final DeliveryProperties properties;
    private int failures;
    private long retryAt;
    /** Whether the database is known to say that all is well; after a start it may still tell of an old outage. */
    private volatile boolean clear;
    private volatile @Nullable Instant certificateUntil;

    RelayHealth(RelayRepository relay, DeliveryProperties properties) {
        this.relay = relay;
        this.properties = properties;
    }

    /** How long to wait before the relay is tried again; zero: not at all. */
    synchronized Duration pause() {
        long left = failures > 0 ? retryAt - System.nanoTime() : 0;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** A connection failed. Several workers that notice the same outage count once. */
    synchronized void unreachable(String reason) {
        if (!pause().isZero()) {
            return;
        }
        Duration wait = properties.reconnectFirst().multipliedBy(1L << Math.min(failures, 20));
        wait = wait.compareTo(properties.reconnectMost()) > 0 ? properties.reconnectMost() : wait;
        retryAt = System.nanoTime() + wait.toNanos();
        if (failures == 0) {
            log.warn("The relay cannot be reached, mail waits: {}", reason);
        }
        failures++;
        clear = false;
        note(() -> relay.markDown(reason));
    }

    /** The relay let us in. @param until its certificate is valid; null: it showed none */
    void shown(@Nullable Instant until) {
        certificateUntil = until;
    }

    @Nullable
    Instant certificateUntil() {
        return certificateUntil;
    }

    void reached() {
        if (!clear) {
            recovered();
        }
    }

    private synchronized void recovered() {
        if (failures > 0) {
            log.info("The relay can be reached again");
        }
        failures = 0;
        clear = true;
        note(relay::markUp);
    }

    private static void note(Runnable write) {
        try {
            write.run();
        } catch (DataAccessException notNow) {
            log.debug("The relay's state was not written down", notNow);
        }
    }
}

package org.convene.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import org.convene.mailbox.CaughtMails;

/** The rounds of a replica that sends: keeps its claims alive, and looks after what all sending shares. */
@Component
class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SOMETIMES = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofHours(1);
    private final Leases leases;
    private final CaughtMails caught;
    private final Destinations destinations;
    private final AutoPause pause;
    private final SendingMetrics metrics;
    private final Partitions partitions;
    private final Duration beat;
    private @Nullable ScheduledExecutorService rounds;

    Watch(Leases leases, CaughtMails caught, Destinations destinations, AutoPause pause,
            SendingMetrics metrics, Partitions partitions, DeliveryProperties properties) {
        this.leases = leases;
        this.caught = caught;
        this.destinations = destinations;
        this.pause = pause;
        this.metrics = metrics;
        this.partitions = partitions;
        this.beat = properties.lease().dividedBy(3);
    }

    /** Two threads: a slow round must not let leases run out. */
    void start() {
        var started = Executors.newScheduledThreadPool(2,
                Thread.ofPlatform().name("delivery-watch-", 1).daemon().factory());
        every(started, beat, leases::renew);
        every(started, OFTEN, destinations::refresh);
        every(started, SOMETIMES, pause::look);
        every(started, SOMETIMES, metrics::refresh);
        every(started, SOMETIMES, caught::trim);
        every(started, SELDOM, partitions::tend);
        rounds = started;
    }

    void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
        }
    }

    private static void every(ScheduledExecutorService rounds, Duration pause, Runnable task) {
        rounds.scheduleWithFixedDelay(guarded(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException notNow) {
                log.warn("A round of the watch over sending failed and will be repeated: {}", notNow.getMessage());
            }
        };
    }
}

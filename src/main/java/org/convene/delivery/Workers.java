package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.convene.delivery.Answer.Kind;

/** Everybody who sends on this replica: the workers, the expander and the watch over leases. Works in the role sender. */
@Component
class Workers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CAUGHT_MAILS_KEPT = 20_000;
    private final DeliveryProperties properties;
    private final Leases leases;
    private final Posting posting;
    private final ClaimRepository claims;
    private final Persistence persistence;
    private final RelayHealth health;
    private final RelayRepository budget;
    private final Wakeup wakeup;
    private final Expander expander;
    private final Relay relay;
    private final Catcher catcher;
    private final CaughtMailRepository caught;
    private final boolean sender;
    private final List<Thread> threads = new ArrayList<>();
    private ScheduledExecutorService watch = Executors.newScheduledThreadPool(0);
    private volatile boolean running;

    Workers(DeliveryProperties properties, Leases leases, Posting posting, ClaimRepository claims,
            Persistence persistence, RelayHealth health, RelayRepository budget, Wakeup wakeup, Expander expander,
            Relay relay, Catcher catcher, CaughtMailRepository caught,
            @Value("${convene.roles:web,sender,inbound}") String[] roles) {
        this.properties = properties;
        this.leases = leases;
        this.posting = posting;
        this.claims = claims;
        this.persistence = persistence;
        this.health = health;
        this.budget = budget;
        this.wakeup = wakeup;
        this.expander = expander;
        this.relay = relay;
        this.catcher = catcher;
        this.caught = caught;
        this.sender = Arrays.asList(roles).contains("sender");
    }

    @Override
    public synchronized void start() {
        if (running || !sender) {
            return;
        }
        running = true;
        for (int i = 0; i < properties.connections(); i++) {
            // The first serves personal mail only, so that a confirmation never waits for an announcement.
            Lane upTo = i == 0 && properties.connections() > 1 ? Lane.PERSONAL : Lane.BULK;
            threads.add(begin("delivery-" + (i + 1), new Worker(this, upTo, carrier())));
        }
        threads.add(begin("delivery-expander", () -> expander.run(this::running)));
        watch = Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("delivery-watch-", 1).daemon().factory());
        long beat = properties.lease().toMillis() / 3;
        watch.scheduleWithFixedDelay(guarded(leases::renew), beat, beat, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(guarded(this::sweep), 0, Math.min(beat, 5000), TimeUnit.MILLISECONDS);
    }

    private static Thread begin(String name, Runnable loop) {
        return Thread.ofPlatform().name(name).daemon().start(loop);
    }

    private Carrier carrier() {
        return catcher.active() ? new CatchingCarrier(caught) : new RelayCarrier(relay, properties.keepIdle());
    }

    private void sweep() {
        int returned = claims.returnLost();
        int uncertain = claims.markUncertain();
        if (returned + uncertain > 0) {
            log.warn("Lost claims: {} wait again, {} are uncertain and listed", returned, uncertain);
            wakeup.ring();
        }
        if (catcher.active()) {
            caught.trim(CAUGHT_MAILS_KEPT);
        }
    }

    /** Stops claiming, lets open conversations end, gives the rest back. */
    @Override
    public synchronized void stop() {
        running = false;
        persistence.hurry();
        wakeup.ring();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            join(thread, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
        }
        threads.clear();
        watch.shutdownNow();
    }

    private static void join(Thread thread, Duration patience) {
        try {
            if (!thread.join(patience)) {
                log.warn("{} did not end in time; what it sends is taken over when its lease ends", thread.getName());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    boolean running() {
        return running;
    }

    Wakeup wakeup() {
        return wakeup;
    }

    Duration poll() {
        return properties.poll();
    }

    Duration relayPause() {
        return health.pause();
    }

    List<Claim> claim(Lane upTo) {
        return leases.claim(upTo, properties.batch());
    }

    /** Waits for the budget of all replicas; false when this replica stops meanwhile. */
    boolean permit() throws InterruptedException {
        double rate = properties.rate();
        while (rate > 0 && running && !budget.takePermit(rate)) {
            Wakeup.sleep(Duration.ofMillis((long) Math.clamp(1000 / rate, 5, 1000)));
        }
        return running;
    }

    Answer post(Claim claim, Carrier carrier) {
        try {
            Answer answer = posting.post(claim, carrier);
            if (answer.kind() != Kind.UNREACHABLE && answer.kind() != Kind.HELD_BACK) {
                health.reached();
            }
            return answer;
        } finally {
            leases.drop(claim);
        }
    }

    void unreachable(String reason) {
        health.unreachable(reason);
    }

    void giveBack(Claim claim) {
        try {
            persistence.insist(() -> claims.giveBack(claim));
        } finally {
            leases.drop(claim);
        }
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

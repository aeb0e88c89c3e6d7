package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.convene.site.SettingProblem;

/** Everybody who sends on this replica: the workers, the freezer and the watch over claims. Works in the role sender. */
@Component
class Workers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Workers.class);
    private static final Set<String> ROLES = Set.of("web", "sender", "inbound");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Crew crew;
    private final Carriers carriers;
    private final Freezer freezer;
    private final Watch watch;
    private final Persistence persistence;
    private final int connections;
    private final boolean sender;
    private final List<Thread> threads = new ArrayList<>();

    Workers(Crew crew, Carriers carriers, Freezer freezer, Watch watch, Persistence persistence,
            DeliveryProperties properties, @Value("${convene.roles:web,sender,inbound}") Set<String> roles) {
        this.crew = crew;
        this.carriers = carriers;
        this.freezer = freezer;
        this.watch = watch;
        this.persistence = persistence;
        this.connections = properties.connections();
        if (!ROLES.containsAll(roles)) {
            throw new SettingProblem("CONVENE_ROLES may name web, sender and inbound only.");
        }
        this.sender = roles.contains("sender");
    }

    @Override
    public synchronized void start() {
        if (crew.isOpen() || !sender) {
            return;
        }
        crew.open();
        for (int i = 0; i < connections; i++) {
            // The first serves personal mail only, so that a confirmation never waits for an announcement.
            Lane upTo = i == 0 && connections > 1 ? Lane.PERSONAL : Lane.BULK;
            begin("delivery-" + (i + 1), new Worker(crew, upTo, carriers.another()));
        }
        begin("delivery-freezer", () -> freezer.run(crew::isOpen));
        watch.start();
    }

    /** People who wait for a page come first, where the JVM is told to mind priorities (see the operators’ guide). */
    private void begin(String name, Runnable loop) {
        threads.add(Thread.ofPlatform().name(name).priority(Thread.MIN_PRIORITY).daemon().start(loop));
    }

    /** Stops claiming, lets open conversations end, gives the rest back. */
    @Override
    public synchronized void stop() {
        crew.close();
        persistence.hurry();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            join(thread, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
        }
        threads.clear();
        watch.stop();
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
        return crew.isOpen();
    }
}

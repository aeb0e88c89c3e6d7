package org.convene.smtp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Breaks connections whose step takes too long. A blocked write knows no time limit of its own and a read's begins anew
 * with each byte, so one thread looks after all of them; to the steps themselves it costs next to nothing.
 */
final class Deadlines {
    private static final long TICK = Duration.ofMillis(50).toNanos();
    private static final Set<Wire> WATCHED = ConcurrentHashMap.newKeySet();
    private static final Thread THREAD = Thread.ofPlatform().daemon().name("smtp-deadlines").start(Deadlines::run);

    private Deadlines() {}

    static void watch(Wire wire) {
        WATCHED.add(wire);
        LockSupport.unpark(THREAD);
    }

    static void forget(Wire wire) {
        WATCHED.remove(wire);
    }

    private static void run() {
        while (true) {
            if (WATCHED.isEmpty()) {
                LockSupport.park(WATCHED);
            } else {
                LockSupport.parkNanos(WATCHED, TICK);
            }
            long now = System.nanoTime();
            for (Wire wire : WATCHED) {
                wire.breakIfLate(now);
            }
        }
    }
}

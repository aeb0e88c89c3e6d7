package org.convene.mail;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that opened it when its time is over, and never after it was closed. */
final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor WATCH = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("mail-deadline").factory());
    private final Thread worker = Thread.currentThread();
    private final ScheduledFuture<?> alarm;
    private boolean open = true;
    private boolean struck;

    static {
        WATCH.setRemoveOnCancelPolicy(true);
    }

    Deadline(Duration time) {
        this.alarm = WATCH.schedule(this::strike, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void strike() {
        if (open) {
            struck = true;
            worker.interrupt();
        }
    }

    /** Whether the time was over before this was closed. */
    synchronized boolean struck() {
        return struck;
    }

    @Override
    public synchronized void close() {
        open = false;
        alarm.cancel(false);
        if (struck) {
            Thread.interrupted();
        }
    }
}

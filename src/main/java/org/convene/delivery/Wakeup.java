package org.convene.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets idle workers sleep until something was committed here, or until it is time to look again. */
@Component
class Wakeup {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private long count;

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(OutboxFilled news) {
        ring();
    }

    void ring() {
        lock.lock();
        try {
            count++;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** To be read before looking for work; what is rung after it cuts {@link #await} short. */
    long mark() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    void await(long mark, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (count == mark && left > 0) {
                left = filled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}

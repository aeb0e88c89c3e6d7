package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One loop with one connection: claim a batch, post each, give back what could not be. Nothing it meets ends it. */
class Worker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_ODDITY = Duration.ofSeconds(1);
    private final Bench bench;
    private final Lane upTo;
    private final Carrier carrier;

    Worker(Bench bench, Lane upTo, Carrier carrier) {
        this.bench = bench;
        this.upTo = upTo;
        this.carrier = carrier;
    }

    @Override
    public void run() {
        try (carrier) {
            while (bench.isOpen()) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Duration pause = bench.relayPause();
            if (!pause.isZero()) {
                Wakeup.sleep(pause.compareTo(bench.poll()) < 0 ? pause : bench.poll());
                return;
            }
            long mark = bench.wakeup().mark();
            Deque<Claim> batch = new ArrayDeque<>(bench.claim(upTo));
            if (batch.isEmpty()) {
                carrier.rest();
                bench.wakeup().await(mark, bench.poll());
            } else {
                work(batch);
            }
        } catch (DataAccessException noDatabase) {
            log.warn("The database does not answer, mail waits: {}", noDatabase.getMessage());
            Wakeup.sleep(AFTER_ODDITY);
        } catch (RuntimeException | Error odd) {
            log.error("A worker met something it did not expect and goes on", odd);
            Wakeup.sleep(AFTER_ODDITY);
        }
    }

    private void work(Deque<Claim> batch) throws InterruptedException {
        try {
            boolean going = true;
            while (going && !batch.isEmpty() && bench.permit()) {
                // Taken off before: once it is posted, nobody but the watch over leases may say it was not sent.
                going = bench.post(batch.remove(), carrier);
            }
        } finally {
            batch.forEach(bench::giveBack);
        }
    }
}

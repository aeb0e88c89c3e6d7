package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.convene.delivery.Answer.Kind;

/** One loop with one connection: claim a batch, post each, give back what could not be. Nothing it meets ends it. */
class Worker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_ODDITY = Duration.ofSeconds(1);
    private final Workers crew;
    private final Lane upTo;
    private final Carrier carrier;

    Worker(Workers crew, Lane upTo, Carrier carrier) {
        this.crew = crew;
        this.upTo = upTo;
        this.carrier = carrier;
    }

    @Override
    public void run() {
        try (carrier) {
            while (crew.running()) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Duration pause = crew.relayPause();
            if (!pause.isZero()) {
                Wakeup.sleep(pause.compareTo(crew.poll()) < 0 ? pause : crew.poll());
                return;
            }
            long mark = crew.wakeup().mark();
            Deque<Claim> batch = new ArrayDeque<>(crew.claim(upTo));
            if (batch.isEmpty()) {
                carrier.rest();
                crew.wakeup().await(mark, crew.poll());
            } else {
                work(batch);
            }
        } catch (RuntimeException | Error odd) {
            log.error("A worker met something it did not expect and goes on", odd);
            Wakeup.sleep(AFTER_ODDITY);
        }
    }

    private void work(Deque<Claim> batch) throws InterruptedException {
        try {
            while (crew.running() && !batch.isEmpty() && crew.permit()) {
                // Taken off before: once it is posted, nobody but the watch over leases may say it was not sent.
                Answer answer = crew.post(batch.remove(), carrier);
                if (answer.kind() == Kind.UNREACHABLE) {
                    crew.unreachable(answer.words());
                    return;
                }
            }
        } finally {
            batch.forEach(crew::giveBack);
        }
    }
}

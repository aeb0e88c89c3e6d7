package org.convene.delivery;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import org.convene.smtp.RelayUnreachable;

/** One loop with one connection: claim a chunk, send it, look for the next. Nothing it meets ends it. */
class Worker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration AFTER_ODDITY = Duration.ofSeconds(1);
    private final Crew crew;
    private final Lane upTo;
    private final Bench bench;

    Worker(Crew crew, Lane upTo, Carrier carrier) {
        this.crew = crew;
        this.upTo = upTo;
        this.bench = crew.bench(carrier);
    }

    @Override
    public void run() {
        try {
            while (crew.isOpen()) {
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            bench.carrier().close();
        }
    }

    private void look() throws InterruptedException {
        try {
            Duration pause = crew.relayPause();
            if (pause.isZero()) {
                work();
            } else {
                Wakeup.sleep(pause.compareTo(crew.poll()) < 0 ? pause : crew.poll());
            }
        } catch (RelayUnreachable away) {
            crew.unreachable(String.valueOf(away.getMessage()));
        } catch (DataAccessException | TransactionException noDatabase) {
            log.warn("The database does not answer, mail waits: {}", noDatabase.getMessage());
            Wakeup.sleep(AFTER_ODDITY);
        } catch (RuntimeException | Error odd) {
            log.error("A worker met something it did not expect and goes on", odd);
            Wakeup.sleep(AFTER_ODDITY);
        }
    }

    private void work() throws RelayUnreachable, InterruptedException {
        long mark = crew.wakeup().mark();
        Optional<Chunk> chunk = crew.claim(upTo);
        if (chunk.isEmpty()) {
            bench.carrier().rest();
            crew.wakeup().await(mark, crew.poll());
        } else {
            new Dispatch(crew, chunk.get(), bench).run();
        }
    }
}

package org.convene.delivery;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Insists on a write that follows what has happened outside: a result is known only here, so while the database is away
 * it is tried again and again. Claims of this replica stay in hand meanwhile.
 */
@Component
class Persistence {
    private static final Logger log = LoggerFactory.getLogger(Persistence.class);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private volatile Duration patience = PATIENCE;

    /** At shutdown nobody waits for a quarter of an hour. */
    void hurry() {
        patience = Duration.ofSeconds(5);
    }

    void insist(Runnable write) {
        long begin = System.nanoTime();
        while (true) {
            try {
                write.run();
                return;
            } catch (DataAccessException failed) {
                boolean hopeless = failed instanceof NonTransientDataAccessException
                        && !(failed instanceof org.springframework.dao.NonTransientDataAccessResourceException);
                if (hopeless || System.nanoTime() - begin > patience.toNanos()) {
                    throw failed;
                }
                log.warn("The database does not take a delivery's result, trying again: {}", failed.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Wakeup.sleep(BETWEEN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

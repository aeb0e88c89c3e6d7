package org.convene.delivery;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

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

    <T> T insist(Supplier<T> write) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return write.get();
            } catch (DataAccessException | TransactionException failed) {
                if (hopeless(failed) || System.nanoTime() - begin > patience.toNanos()) {
                    throw failed;
                }
                log.warn("The database does not take the results of deliveries, trying again: {}",
                        failed.getMessage());
                pause();
            }
        }
    }

    private static boolean hopeless(RuntimeException failed) {
        return failed instanceof NonTransientDataAccessException
                && !(failed instanceof NonTransientDataAccessResourceException)
                || failed instanceof TransactionException && !(failed instanceof CannotCreateTransactionException)
                        && !(failed instanceof org.springframework.transaction.TransactionSystemException);
    }

    private static void pause() {
        try {
            Wakeup.sleep(BETWEEN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

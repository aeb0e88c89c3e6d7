package org.convene.database;

import java.time.Duration;

/**
 * How long somebody waits for the database. Each is a little longer than the one before, so that the server, which can say
 * why, ends a statement before the connection is cut here; and it ends it, so that nothing goes on there in vain.
 *
 * @param free for a connection of the pool to become free and prove alive
 * @param lock for a lock that somebody else holds
 * @param statement for one statement, its locks included
 * @param silence for any word on the connection, in whole seconds
 */
record Terms(Duration free, Duration lock, Duration statement, Duration silence) {
    /** A reader gets an answer within four seconds, whichever of them it is that runs out. */
    static final Terms REQUESTS = new Terms(Duration.ofMillis(1500), Duration.ofMillis(1500), Duration.ofMillis(2500),
            Duration.ofSeconds(3));
    /** About as long as a claim of mail holds: what took longer, another replica has taken over. */
    static final Terms WORK = new Terms(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofSeconds(35));
    private static final Duration FORGOTTEN_TRANSACTION = Duration.ofMinutes(1);

    /** What a new connection tells the server. Not in the address: some poolers in between refuse options there. */
    String settings() {
        return "SET lock_timeout = %d; SET statement_timeout = %d; SET idle_in_transaction_session_timeout = %d"
                .formatted(lock.toMillis(), statement.toMillis(), FORGOTTEN_TRANSACTION.toMillis());
    }
}

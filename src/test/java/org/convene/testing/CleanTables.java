package org.convene.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Empties every table and turns the clock back before each test. */
class CleanTables implements TestExecutionListener {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int TRIES = 10;

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(SettableClock.class).set(SettableClock.START);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        patiently(() -> letMailLeave(jdbc));
        patiently(() -> empty(jdbc));
    }

    private static void empty(JdbcClient jdbc) {
        String tables = jdbc.sql("""
                SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                """).query(String.class).optional().orElse("");
        if (!tables.isEmpty()) {
            jdbc.sql("TRUNCATE " + tables + " CASCADE").update();
        }
    }

    /** What a worker holds at this moment would arrive in the midst of the next test. */
    private static void letMailLeave(JdbcClient jdbc) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && jdbc.sql("SELECT EXISTS (SELECT FROM chunk WHERE lease_until > now())")
                .query(Boolean.class).single()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /**
     * Workers lock tables in an order of their own, so that this may be chosen as the victim of a deadlock; and a test may
     * have left connections that were cut in the pool.
     */
    private static void patiently(Runnable work) {
        for (int tries = 1;; tries++) {
            try {
                work.run();
                return;
            } catch (PessimisticLockingFailureException | DataAccessResourceFailureException passing) {
                if (tries == TRIES) {
                    throw passing;
                }
            }
        }
    }
}

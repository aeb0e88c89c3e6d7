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

    /**
     * TRUNCATE makes new files for every table and index, a tenth of a second for each of a thousand tests; most tables are
     * empty and the others small. Locked as TRUNCATE does, so that no worker writes in between.
     */
    private static void empty(JdbcClient jdbc) {
        jdbc.sql("""
                DO $$
                DECLARE
                    tables regclass[] := ARRAY(SELECT oid::regclass FROM pg_class
                        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                            AND relname <> 'flyway_schema_history' ORDER BY oid);
                    one regclass;
                BEGIN
                    SET LOCAL session_replication_role = replica; -- no triggers, no foreign keys
                    EXECUTE 'LOCK TABLE ' || array_to_string(tables, ', ') || ' IN ACCESS EXCLUSIVE MODE';
                    FOREACH one IN ARRAY tables LOOP
                        IF pg_relation_size(one) > 200000 THEN
                            EXECUTE 'TRUNCATE ' || one || ' CASCADE';
                        ELSIF pg_relation_size(one) > 0 THEN
                            EXECUTE 'DELETE FROM ' || one;
                        END IF;
                    END LOOP;
                END $$
                """).update();
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

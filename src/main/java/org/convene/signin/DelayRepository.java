package org.convene.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code sign_in_delay}. */
@Repository
class DelayRepository {
    private final JdbcClient jdbc;

    DelayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a try before it is made, so that many at once count as many. False while the last one's wait is not over. */
    boolean knock(byte[] key, int free, long most, Instant now) {
        return jdbc.sql("""
                INSERT INTO sign_in_delay AS d (key, wrong, again_at) VALUES (:key, 1, CAST(:now AS timestamptz))
                ON CONFLICT (key) DO UPDATE SET
                    wrong = CASE WHEN d.again_at < CAST(:now AS timestamptz) - interval '1 day' THEN 1 ELSE d.wrong + 1 END,
                    again_at = CAST(:now AS timestamptz) + make_interval(secs => CASE
                        WHEN d.wrong < :free OR d.again_at < CAST(:now AS timestamptz) - interval '1 day' THEN 0
                        ELSE least(:most, power(2, least(20, d.wrong - :free + 1))) END)
                WHERE d.again_at <= CAST(:now AS timestamptz)
                """).param("key", key).param("free", free).param("most", most)
                .param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    Optional<Instant> again(byte[] key) {
        return jdbc.sql("SELECT again_at FROM sign_in_delay WHERE key = :key").param("key", key)
                .query((row, number) -> row.getTimestamp(1).toInstant()).optional();
    }

    void forget(byte[] key) {
        jdbc.sql("DELETE FROM sign_in_delay WHERE key = :key").param("key", key).update();
    }

    void refund(byte[] key, Instant now) {
        jdbc.sql("UPDATE sign_in_delay SET wrong = greatest(0, wrong - 1), again_at = :now WHERE key = :key")
                .param("key", key).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void forgetBefore(Instant then) {
        jdbc.sql("DELETE FROM sign_in_delay WHERE again_at < :then").param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }
}

package org.convene.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code alarm_rest}. */
@Repository
class AlarmRepository {
    private final JdbcClient jdbc;

    AlarmRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What rests at this moment, as kind and subject, and until when. */
    Map<String, Instant> resting(Instant now) {
        Map<String, Instant> resting = new HashMap<>();
        jdbc.sql("SELECT kind || subject AS alarm, until FROM alarm_rest WHERE until > :now")
                .param("now", now.atOffset(ZoneOffset.UTC)).query((RowCallbackHandler) row -> resting
                        .put(row.getString("alarm"), row.getTimestamp("until").toInstant()));
        return resting;
    }

    /** False when it did not rest. */
    boolean wake(Alarm.Kind kind, UUID subject) {
        return jdbc.sql("DELETE FROM alarm_rest WHERE kind = :kind AND subject = :subject")
                .param("kind", kind.name()).param("subject", subject).update() == 1;
    }

    void rest(Alarm.Kind kind, UUID subject, Instant until) {
        jdbc.sql("""
                INSERT INTO alarm_rest (kind, subject, until) VALUES (:kind, :subject, :until)
                ON CONFLICT (kind, subject) DO UPDATE SET until = excluded.until
                """).param("kind", kind.name()).param("subject", subject)
                .param("until", until.atOffset(ZoneOffset.UTC)).update();
    }
}

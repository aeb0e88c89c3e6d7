package org.convene.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code alarm_rest}. */
@Repository
class AlarmRepository {
    private final JdbcClient jdbc;

    AlarmRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What rests at this moment, as kind and subject. */
    Set<String> resting(Instant now) {
        return new HashSet<>(jdbc.sql("SELECT kind || subject FROM alarm_rest WHERE until > :now")
                .param("now", now.atOffset(ZoneOffset.UTC)).query(String.class).list());
    }

    void rest(Alarm.Kind kind, UUID subject, Instant until) {
        jdbc.sql("""
                INSERT INTO alarm_rest (kind, subject, until) VALUES (:kind, :subject, :until)
                ON CONFLICT (kind, subject) DO UPDATE SET until = excluded.until
                """).param("kind", kind.name()).param("subject", subject)
                .param("until", until.atOffset(ZoneOffset.UTC)).update();
    }
}

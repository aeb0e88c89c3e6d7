package org.convene.database;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What PostgreSQL says of itself. */
@Repository
class DatabaseStateRepository {
    private final JdbcClient jdbc;

    DatabaseStateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param now by the database's clock
     * @param oldest seconds that the longest open transaction has been open
     * @param lag seconds that the slowest standby is behind; 0 without one
     * @param restored seconds since a backup was last proven to be restorable, or since the installation
     */
    record State(Instant now, double oldest, double lag, double restored) {}

    State look() {
        return jdbc.sql("""
                select clock_timestamp() as now,
                    (select coalesce(extract(epoch from clock_timestamp() - min(xact_start)), 0) from pg_stat_activity
                        where backend_type = 'client backend' and pid <> pg_backend_pid()) as oldest,
                    (select coalesce(extract(epoch from max(replay_lag)), 0) from pg_stat_replication) as lag,
                    extract(epoch from now() - coalesce((select max(at) from restore_test),
                        (select min(installed_on)::timestamptz from flyway_schema_history))) as restored
                """)
                .query((row, number) -> new State(row.getObject("now", OffsetDateTime.class).toInstant(),
                        row.getDouble("oldest"), row.getDouble("lag"), row.getDouble("restored")))
                .single();
    }
}

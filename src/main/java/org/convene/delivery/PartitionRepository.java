package org.convene.delivery;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The partitions of {@code delivery} and {@code outcome}: one a week, and one for the rest. */
@Repository
class PartitionRepository {
    private static final List<String> TABLES = List.of("delivery", "outcome");
    private static final int WEEKS_AHEAD = 2;
    private static final long LOCK = 0x434f4e56454e45L;
    private final JdbcClient jdbc;
    private final double retention;

    PartitionRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.retention = Sql.seconds(properties.retention());
    }

    /** Whether this transaction is the only one that tends partitions. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    List<LocalDate> comingWeeks() {
        return jdbc.sql("""
                select cast(date_trunc('week', now()) as date) + 7 * n from generate_series(1, :ahead) as n
                """).param("ahead", WEEKS_AHEAD).query((row, number) -> row.getObject(1, LocalDate.class)).list();
    }

    void make(LocalDate week) {
        TABLES.forEach(
                table -> jdbc.sql("create table if not exists %s partition of %s for values from ('%s') to ('%s')"
                        .formatted(name(table, week), table, week, week.plusDays(7))).update());
    }

    /** Weeks that have partitions, are older than the retention and have nothing left to send. */
    List<LocalDate> doneWeeks() {
        return jdbc.sql("""
                select week from (select to_date(substring(relname from 'delivery_w(.*)'), 'YYYYMMDD') as week
                    from pg_class where relname like 'delivery\\_w%' and relkind = 'r') made
                where week + 7 < now() - make_interval(secs => :retention)
                    and not exists (select from chunk where chunk.week = made.week and finished_at is null)
                """).param("retention", retention).query((row, number) -> row.getObject(1, LocalDate.class)).list();
    }

    void drop(LocalDate week) {
        TABLES.forEach(table -> jdbc.sql("drop table if exists " + name(table, week)).update());
    }

    /** What has no partition of its own, and the mailings of single people. */
    void sweep() {
        for (String table : TABLES) {
            jdbc.sql("""
                    delete from %s_rest r where week + 7 < now() - make_interval(secs => :retention)
                        and not exists (select from chunk where chunk.mailing = r.mailing and finished_at is null)
                    """.formatted(table)).param("retention", retention).update();
        }
        jdbc.sql("""
                delete from mailing m where lane = 0 and week + 7 < now() - make_interval(secs => :retention)
                    and not exists (select from chunk where chunk.mailing = m.id and finished_at is null)
                """).param("retention", retention).update();
    }

    private static String name(String table, LocalDate week) {
        return table + "_w" + week.toString().replace("-", "");
    }
}

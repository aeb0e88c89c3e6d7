package org.convene.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says became of a mailing. */
final class Books {
    private static final Set<String> NOT_SENT = Set.of("FAILED", "SUPPRESSED", "CANCELLED", "EXPIRED");
    private final JdbcClient jdbc;

    Books(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** @param state of the newest outcome that counts; empty: none yet. {@code listed}: it was uncertain, or came late */
    private record Row(String address, String state, boolean open, boolean listed) {}

    boolean finished(UUID mailing) {
        return jdbc.sql("""
                select m.frozen_at is not null and not exists (
                    select from chunk c where c.mailing = m.id and c.finished_at is null)
                from mailing m where m.id = :mailing
                """).param("mailing", mailing).query(Boolean.class).single();
    }

    private List<Row> rows(UUID mailing) {
        return jdbc.sql("""
                select d.address, coalesce(o.state, '') as state, coalesce(not o.final, true) as open,
                    exists (select from outcome u where u.mailing = d.mailing and u.seq = d.seq
                        and (u.state = 'UNCERTAIN' or u.late)) as listed
                from delivery d left join lateral (
                    select * from outcome o where o.mailing = d.mailing and o.seq = d.seq and not o.late
                    order by o.at desc limit 1) o on true
                where d.mailing = :mailing
                """).param("mailing", mailing).query((row, number) -> new Row(row.getString("address"),
                row.getString("state"), row.getBoolean("open"), row.getBoolean("listed"))).list();
    }

    /** How many deliveries ended how. */
    Map<String, Long> states(UUID mailing) {
        return rows(mailing).stream().collect(Collectors.groupingBy(Row::state, Collectors.counting()));
    }

    /** Indexes that crashes have left in disorder. */
    List<String> damagedIndexes() {
        jdbc.sql("create extension if not exists amcheck").update();
        List<String> damaged = new ArrayList<>();
        for (String index : jdbc.sql("""
                select cast(i.indexrelid as regclass)::text from pg_index i join pg_class c on c.oid = i.indexrelid
                    join pg_am a on a.oid = c.relam
                where a.amname = 'btree' and c.relkind = 'i' and c.relnamespace = 'public'::regnamespace
                """).query(String.class).list()) {
            try {
                jdbc.sql("select bt_index_check(cast(:index as regclass), true)").param("index", index)
                        .query((row, number) -> 0).list();
            } catch (DataAccessException damage) {
                damaged.add(index + ": " + damage.getMessage());
            }
        }
        return damaged;
    }

    /** Compares what the relay wrote down with what the database says. */
    Balance compare(UUID mailing, Ledger ledger) {
        Map<String, List<Ledger.Line>> taken = ledger.byRecipient();
        List<Row> rows = rows(mailing);
        Set<String> lost = new TreeSet<>();
        Set<String> duplicated = new TreeSet<>();
        Set<String> unlisted = new TreeSet<>();
        Set<String> contradicted = new TreeSet<>();
        long limbo = 0;
        long listed = 0;
        for (Row row : rows) {
            List<Ledger.Line> lines = taken.getOrDefault(row.address(), List.of());
            boolean sent = !NOT_SENT.contains(row.state());
            limbo += row.open() ? 1 : 0;
            listed += row.listed() ? 1 : 0;
            add(lost, row, sent && lines.isEmpty());
            add(duplicated, row, lines.size() > 1);
            add(unlisted, row, lines.size() > 1 && !row.listed());
            add(contradicted, row, !sent && !lines.isEmpty() && !row.listed()
                    || lines.stream().map(Ledger.Line::messageId).distinct().count() > 1);
        }
        return new Balance(rows.size(), lost, duplicated, unlisted, contradicted, listed, limbo);
    }

    private static void add(Set<String> set, Row row, boolean belongs) {
        if (belongs) {
            set.add(row.address());
        }
    }
}

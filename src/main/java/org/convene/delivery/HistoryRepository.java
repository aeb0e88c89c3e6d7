package org.convene.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what kind of mail a mailing was. */
@Repository
class HistoryRepository {
    private final JdbcClient jdbc;

    HistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param list empty for mail of no group @param at when it was handed in */
    record Label(String template, String list, Instant at) {}

    Map<UUID, Label> labels(Collection<UUID> mailings) {
        Map<UUID, Label> labels = new HashMap<>();
        jdbc.sql("""
                select id, template, coalesce(list_name, '') as list, created_at from mailing where id = any (:ids)
                """).param("ids", mailings.toArray(UUID[]::new)).query(row -> {
            labels.put(row.getObject("id", UUID.class), new Label(row.getString("template"), row.getString("list"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()));
        });
        return labels;
    }
}

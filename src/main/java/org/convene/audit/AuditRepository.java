package org.convene.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code audit_entry}. */
@Repository
class AuditRepository {
    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AuditEntry entry) {
        jdbc.sql("""
                INSERT INTO audit_entry (id, at, staff, name, act, object, details)
                VALUES (:id, :at, :staff, :name, :act, :object, :details)
                """).param("id", entry.id()).param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("staff", entry.staff()).param("name", entry.name()).param("act", entry.act())
                .param("object", entry.object()).param("details", entry.details()).update();
    }

    /** Newest first, those before {@code cursor} when one is given. */
    List<AuditEntry> page(AuditFilter filter, @Nullable UUID cursor, int limit) {
        return jdbc.sql("""
                SELECT * FROM audit_entry
                WHERE (CAST(:cursor AS uuid) IS NULL OR id < CAST(:cursor AS uuid))
                    AND (CAST(:staff AS uuid) IS NULL OR staff = CAST(:staff AS uuid))
                    AND (:kind = '' OR starts_with(act, :kind || '.'))
                    AND (:details = '' OR object = ANY (string_to_array(:objects, ' ')) OR details = :details
                        OR starts_with(details, :details || ':'))
                    AND (CAST(:from AS timestamptz) IS NULL OR at >= CAST(:from AS timestamptz))
                    AND (CAST(:to AS timestamptz) IS NULL OR at < CAST(:to AS timestamptz))
                ORDER BY id DESC LIMIT :limit
                """).param("cursor", cursor).param("staff", filter.staff()).param("kind", filter.kind())
                .param("objects", String.join(" ", filter.objects())).param("details", filter.details())
                .param("from", utc(filter.from())).param("to", utc(filter.to())).param("limit", limit)
                .query(AuditRepository::entry).list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new AuditEntry(row.getObject("id", UUID.class), at, row.getObject("staff", UUID.class),
                row.getString("name"), row.getString("act"), row.getString("object"), row.getString("details"));
    }
}

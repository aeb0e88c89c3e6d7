package org.convene.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    List<AuditEntry> page(@Nullable UUID cursor, int limit) {
        return jdbc.sql("""
                SELECT * FROM audit_entry
                WHERE CAST(:cursor AS uuid) IS NULL OR id < CAST(:cursor AS uuid)
                ORDER BY id DESC LIMIT :limit
                """).param("cursor", cursor).param("limit", limit).query(AuditRepository::entry).list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new AuditEntry(row.getObject("id", UUID.class), at, row.getObject("staff", UUID.class),
                row.getString("name"), row.getString("act"), row.getString("object"), row.getString("details"));
    }
}

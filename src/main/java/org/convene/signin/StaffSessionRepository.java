package org.convene.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code staff_session}. */
@Repository
class StaffSessionRepository {
    private final JdbcClient jdbc;

    StaffSessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OpenSession session, SignedIn who) {
        jdbc.sql("""
                INSERT INTO staff_session (id, staff, epoch, device, network, began_at, fresh_at, seen_at)
                VALUES (:id, :staff, :epoch, :device, :network, :at, :at, :at)
                """).param("id", session.id()).param("staff", who.staff()).param("epoch", who.epoch())
                .param("device", session.device()).param("network", session.network())
                .param("at", session.began().atOffset(ZoneOffset.UTC)).update();
    }

    Optional<OpenSession> byId(UUID id) {
        return jdbc.sql("SELECT * FROM staff_session WHERE id = :id").param("id", id)
                .query(StaffSessionRepository::session).optional();
    }

    /** Those whose credentials are still good, last used first. */
    List<OpenSession> of(UUID staff, int epoch, Instant since) {
        return jdbc.sql("""
                SELECT * FROM staff_session WHERE staff = :staff AND epoch = :epoch AND seen_at > :since
                ORDER BY seen_at DESC, id DESC
                """).param("staff", staff).param("epoch", epoch).param("since", since.atOffset(ZoneOffset.UTC))
                .query(StaffSessionRepository::session).list();
    }

    void seen(UUID id, Instant now) {
        jdbc.sql("UPDATE staff_session SET seen_at = :now WHERE id = :id").param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** The person has just proved anew who they are. */
    void freshen(UUID id, int epoch, Instant now) {
        jdbc.sql("UPDATE staff_session SET fresh_at = :now, seen_at = :now, epoch = :epoch WHERE id = :id")
                .param("id", id).param("epoch", epoch).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    boolean end(UUID staff, UUID id) {
        return jdbc.sql("DELETE FROM staff_session WHERE staff = :staff AND id = :id").param("staff", staff)
                .param("id", id).update() == 1;
    }

    void forgetBefore(Instant then) {
        jdbc.sql("DELETE FROM staff_session WHERE seen_at < :then").param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OpenSession session(ResultSet row, int number) throws SQLException {
        return new OpenSession(row.getObject("id", UUID.class), row.getString("device"), row.getString("network"),
                row.getTimestamp("began_at").toInstant(), row.getTimestamp("fresh_at").toInstant(),
                row.getTimestamp("seen_at").toInstant());
    }
}

package org.convene.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audit.Staff;
import org.convene.meeting.MeetingState;

/** All SQL of {@code revision}. */
@Repository
class RevisionRepository {
    private final JdbcClient jdbc;

    RevisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first edit keeps how it was before; each one puts off the leaving. */
    void edited(MeetingState before, Staff by, Instant now, Instant leaves) {
        jdbc.sql("""
                INSERT INTO revision (meeting_id, before, staff_id, staff_name, began_at, leaves_at)
                VALUES (:meeting, CAST(:before AS jsonb), :staff, :name, :now, :leaves)
                ON CONFLICT (meeting_id) DO UPDATE SET leaves_at = excluded.leaves_at, staff_id = excluded.staff_id,
                    staff_name = excluded.staff_name
                """).param("meeting", before.meeting()).param("before", before.text()).param("staff", by.id())
                .param("name", by.name()).param("now", at(now)).param("leaves", at(leaves)).update();
    }

    Set<UUID> among(Collection<UUID> meetings) {
        return Set.copyOf(jdbc.sql("SELECT meeting_id FROM revision WHERE meeting_id = any (:meetings)")
                .param("meetings", meetings.toArray(UUID[]::new)).query(UUID.class).list());
    }

    Optional<Pending> of(UUID meeting) {
        return jdbc.sql("SELECT * FROM revision WHERE meeting_id = :meeting").param("meeting", meeting)
                .query((row, number) -> pending(row)).optional();
    }

    /** Meetings whose edits are to leave by now, those that waited longest first. */
    List<UUID> ripe(Instant now, int limit) {
        return jdbc.sql("""
                SELECT meeting_id FROM revision WHERE NOT held AND leaves_at <= :now ORDER BY leaves_at LIMIT :limit
                """).param("now", at(now)).param("limit", limit)
                .query((row, number) -> row.getObject("meeting_id", UUID.class)).list();
    }

    /** False when there is nothing to hold. */
    boolean hold(UUID meeting, boolean held, Instant leaves) {
        return jdbc.sql("UPDATE revision SET held = :held, leaves_at = :leaves WHERE meeting_id = :meeting")
                .param("meeting", meeting).param("held", held).param("leaves", at(leaves)).update() == 1;
    }

    void delete(UUID meeting) {
        jdbc.sql("DELETE FROM revision WHERE meeting_id = :meeting").param("meeting", meeting).update();
    }

    private static Pending pending(ResultSet row) throws SQLException {
        UUID meeting = row.getObject("meeting_id", UUID.class);
        Staff by = new Staff(row.getObject("staff_id", UUID.class), row.getString("staff_name"), false, Set.of(),
                Set.of());
        return new Pending(meeting, new MeetingState(meeting, row.getString("before")), by, instant(row, "began_at"),
                instant(row, "leaves_at"), row.getBoolean("held"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.convene.note;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code note} and {@code note_template}. */
@Repository
class NoteRepository {
    private final JdbcClient jdbc;

    NoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was written of a session. */
    record Written(String text, long version) {}

    private record Moved(String occurrence, String text, OffsetDateTime at, long version) {}

    Optional<Written> of(UUID group, String occurrence) {
        return jdbc.sql("SELECT text, version FROM note WHERE group_id = :group AND occurrence = :occurrence")
                .param("group", group).param("occurrence", occurrence)
                .query((row, number) -> new Written(row.getString("text"), row.getLong("version"))).optional();
    }

    /** False when somebody else wrote since this version; zero: nothing was written. */
    boolean save(UUID group, String occurrence, String text, long version, Instant now) {
        String sql = version == 0 ? """
                INSERT INTO note (group_id, occurrence, text, written_at) VALUES (:group, :occurrence, :text, :now)
                ON CONFLICT DO NOTHING
                """ : """
                UPDATE note SET text = :text, written_at = :now, version = version + 1
                WHERE group_id = :group AND occurrence = :occurrence AND version = :version
                """;
        var statement = jdbc.sql(sql).param("group", group).param("occurrence", occurrence).param("text", text)
                .param("now", now.atOffset(ZoneOffset.UTC));
        return (version == 0 ? statement : statement.param("version", version)).update() == 1;
    }

    /** As {@link #save}. */
    boolean delete(UUID group, String occurrence, long version) {
        return jdbc.sql("""
                DELETE FROM note WHERE group_id = :group AND occurrence = :occurrence AND version = :version
                """).param("group", group).param("occurrence", occurrence).param("version", version).update() == 1;
    }

    /** Notes follow their dates; where some stand already, those that come are put below. @param ids old to new */
    void rename(UUID group, Map<String, String> ids) {
        List<Moved> all = jdbc.sql("""
                DELETE FROM note WHERE group_id = :group AND occurrence = ANY (:ids)
                RETURNING occurrence, text, written_at, version
                """).param("group", group).param("ids", ids.keySet().toArray(String[]::new))
                .query((row, number) -> new Moved(row.getString("occurrence"), row.getString("text"),
                        row.getObject("written_at", OffsetDateTime.class), row.getLong("version")))
                .list();
        all.forEach(one -> jdbc.sql("""
                INSERT INTO note (group_id, occurrence, text, written_at, version)
                VALUES (:group, :occurrence, :text, :at, :version)
                ON CONFLICT (group_id, occurrence) DO UPDATE SET text = note.text || chr(10) || chr(10) || excluded.text,
                    version = note.version + 1
                """).param("group", group).param("occurrence", ids.get(one.occurrence())).param("text", one.text())
                .param("at", one.at()).param("version", one.version()).update());
    }

    /** Empty where the group has none of its own. */
    Optional<String> template(UUID group) {
        return jdbc.sql("SELECT text FROM note_template WHERE group_id = :group").param("group", group)
                .query(String.class).optional();
    }

    /** @param text blank: none of its own any more */
    void template(UUID group, String text) {
        if (text.isBlank()) {
            jdbc.sql("DELETE FROM note_template WHERE group_id = :group").param("group", group).update();
        } else {
            jdbc.sql("""
                    INSERT INTO note_template (group_id, text) VALUES (:group, :text)
                    ON CONFLICT (group_id) DO UPDATE SET text = excluded.text
                    """).param("group", group).param("text", text).update();
        }
    }
}

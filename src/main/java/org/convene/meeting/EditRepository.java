package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code meeting_edit}. */
@Repository
class EditRepository {
    private final JdbcClient jdbc;

    EditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A field that was changed. @param date null: of the series @param version that the edit replaced */
    record Edit(@Nullable LocalDate date, String field, String before, long version, String by, Instant at) {}

    void insert(UUID meeting, Edit edit) {
        jdbc.sql("""
                INSERT INTO meeting_edit (meeting_id, original_date, field, before, version, staff_name, edited_at)
                VALUES (:meeting, :date, :field, :before, :version, :by, :at)
                """).param("meeting", meeting).param("date", edit.date(), java.sql.Types.DATE)
                .param("field", edit.field()).param("before", edit.before()).param("version", edit.version())
                .param("by", edit.by()).param("at", edit.at().atOffset(ZoneOffset.UTC)).update();
    }

    /** Of the series, and of one date if one is named; oldest first. */
    List<Edit> of(UUID meeting, @Nullable LocalDate date) {
        return jdbc.sql("""
                SELECT * FROM meeting_edit
                WHERE meeting_id = :meeting AND (original_date IS NULL OR original_date = :date)
                ORDER BY edited_at, version
                """).param("meeting", meeting).param("date", date, java.sql.Types.DATE)
                .query((row, number) -> new Edit(row.getObject("original_date", LocalDate.class),
                        row.getString("field"), row.getString("before"), row.getLong("version"),
                        row.getString("staff_name"), row.getObject("edited_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void deleteBefore(UUID meeting, Instant moment) {
        jdbc.sql("DELETE FROM meeting_edit WHERE meeting_id = :meeting AND edited_at < :moment")
                .param("meeting", meeting).param("moment", moment.atOffset(ZoneOffset.UTC)).update();
    }
}

package org.convene.remark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code person_remark}. */
@Repository
class RemarkRepository {
    private final JdbcClient jdbc;

    RemarkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Remark> of(UUID person, UUID group) {
        return jdbc.sql("select * from person_remark where person_id = :person and group_id = :group order by id desc")
                .param("person", person).param("group", group).query(RemarkRepository::remark).list();
    }

    /** In every group, oldest first. */
    List<Remark> of(UUID person) {
        return jdbc.sql("select * from person_remark where person_id = :person order by id").param("person", person)
                .query(RemarkRepository::remark).list();
    }

    void insert(UUID person, Remark note) {
        jdbc.sql("""
                insert into person_remark (id, person_id, group_id, author_id, author, body, created_at)
                values (:id, :person, :group, :authorId, :author, :body, :at)
                """).param("id", note.id()).param("person", person).param("group", note.group())
                .param("authorId", note.authorId()).param("author", note.author()).param("body", note.body())
                .param("at", note.at().atOffset(ZoneOffset.UTC)).update();
    }

    /** Only its author’s. */
    boolean edit(UUID id, UUID person, UUID group, UUID author, String body, Instant now) {
        return jdbc.sql("""
                update person_remark set body = :body, edited_at = :now
                where id = :id and person_id = :person and group_id = :group and author_id = :author
                """).param("id", id).param("person", person).param("group", group).param("author", author)
                .param("body", body).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** Only its author’s. */
    boolean delete(UUID id, UUID person, UUID group, UUID author) {
        return jdbc.sql("""
                delete from person_remark
                where id = :id and person_id = :person and group_id = :group and author_id = :author
                """).param("id", id).param("person", person).param("group", group).param("author", author)
                .update() == 1;
    }

    void deleteOf(UUID person) {
        jdbc.sql("delete from person_remark where person_id = :person").param("person", person).update();
    }

    private static Remark remark(ResultSet row, int number) throws SQLException {
        OffsetDateTime edited = row.getObject("edited_at", OffsetDateTime.class);
        return new Remark(row.getObject("id", UUID.class), row.getObject("group_id", UUID.class),
                row.getObject("author_id", UUID.class), row.getString("author"), row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                edited == null ? null : edited.toInstant());
    }
}

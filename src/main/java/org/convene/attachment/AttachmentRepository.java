package org.convene.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code attachment}. */
@Repository
class AttachmentRepository {
    private static final String PLAIN = "select id, name, type, picture, alt, octets from attachment ";
    private final JdbcClient jdbc;

    AttachmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One at a time for each owner, so that limits hold. */
    void lock(UUID owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:owner, 66))").param("owner", owner.toString())
                .query((row, number) -> 0).list();
    }

    void insert(UUID owner, Attachment attachment, byte[] content, Instant now) {
        jdbc.sql("""
                insert into attachment (id, owner, name, type, picture, alt, octets, content, created_at)
                values (:id, :owner, :name, :type, :picture, :alt, :octets, :content, :now)
                """).param("id", attachment.id()).param("owner", owner).param("name", attachment.name())
                .param("type", attachment.type()).param("picture", attachment.picture())
                .param("alt", attachment.alt()).param("octets", attachment.octets()).param("content", content)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    List<Attachment> of(UUID owner) {
        return jdbc.sql(PLAIN + "where owner = :owner order by id").param("owner", owner)
                .query(AttachmentRepository::attachment).list();
    }

    Optional<byte[]> content(UUID owner, UUID id) {
        return jdbc.sql("select content from attachment where owner = :owner and id = :id").param("owner", owner)
                .param("id", id).query(byte[].class).optional();
    }

    boolean delete(UUID owner, UUID id) {
        return jdbc.sql("delete from attachment where owner = :owner and id = :id").param("owner", owner)
                .param("id", id).update() == 1;
    }

    void deleteAll(UUID owner) {
        jdbc.sql("delete from attachment where owner = :owner").param("owner", owner).update();
    }

    void copy(UUID from, UUID to, Instant now) {
        jdbc.sql("""
                insert into attachment (id, owner, name, type, picture, alt, octets, content, created_at)
                select gen_random_uuid(), :to, name, type, picture, alt, octets, content, :now from attachment
                where owner = :from
                """).param("from", from).param("to", to).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(row.getObject("id", UUID.class), row.getString("name"), row.getString("type"),
                row.getBoolean("picture"), row.getString("alt"), row.getInt("octets"));
    }
}

package org.convene.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.site.Ids;

/** All SQL of {@code caught_mail}. */
@Repository
class CaughtMailRepository {
    private final JdbcClient jdbc;

    CaughtMailRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String sender, String recipient, String subject, byte[] raw) {
        jdbc.sql("""
                insert into caught_mail (id, sender, recipient, subject, raw)
                values (:id, :sender, :recipient, :subject, :raw)
                """).param("id", Ids.next()).param("sender", sender).param("recipient", recipient)
                .param("subject", subject).param("raw", raw).update();
    }

    /** Newest first; recipients that contain {@code part}, or all when it is empty. */
    List<CaughtMail> newest(String part, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select id, sender, recipient, subject, caught_at from caught_mail
                where position(lower(:part) in lower(recipient)) > 0
                    and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit
                """).param("part", part).param("before", before).param("limit", limit)
                .query(CaughtMailRepository::mail).list();
    }

    Optional<CaughtMail> find(UUID id) {
        return jdbc.sql("select * from caught_mail where id = :id").param("id", id).query(CaughtMailRepository::mail)
                .optional();
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from caught_mail where id = :id").param("id", id)
                .query((row, number) -> row.getBytes("raw")).optional();
    }

    /** Keeps the newest ones only. */
    void trim(int keep) {
        jdbc.sql("""
                delete from caught_mail where id <= (select id from caught_mail order by id desc offset :keep limit 1)
                """).param("keep", keep).update();
    }

    private static CaughtMail mail(ResultSet row, int number) throws SQLException {
        return new CaughtMail(row.getObject("id", UUID.class), row.getString("sender"), row.getString("recipient"),
                row.getString("subject"), row.getObject("caught_at", OffsetDateTime.class).toInstant());
    }
}

package org.convene.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audit.Staff;

/** All SQL of {@code announcement_typed}. */
@Repository
class TypedRepository {
    private final JdbcClient jdbc;

    TypedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Staff staff, @Nullable UUID announcement, AnnouncementForm form, Instant now) {
        AnnouncementDraft draft = form.draft();
        jdbc.sql("""
                insert into announcement_typed values (:staff, cast(:announcement as uuid), :groups, :subject, :body,
                    :replyTo, :published, :version, :now)
                on conflict (staff, announcement) do update set groups = excluded.groups, subject = excluded.subject,
                    body = excluded.body, reply_to = excluded.reply_to, published = excluded.published,
                    version = excluded.version, typed_at = excluded.typed_at
                """).param("staff", staff.id()).param("announcement", announcement)
                .param("groups", draft.groups().toArray(UUID[]::new)).param("subject", draft.subject())
                .param("body", draft.body()).param("replyTo", draft.replyTo()).param("published", draft.published())
                .param("version", form.version()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void forget(Staff staff, @Nullable UUID announcement) {
        jdbc.sql("""
                delete from announcement_typed
                where staff = :staff and announcement is not distinct from cast(:announcement as uuid)
                """).param("staff", staff.id()).param("announcement", announcement).update();
    }

    int forgetBefore(Instant moment) {
        return jdbc.sql("delete from announcement_typed where typed_at < :moment")
                .param("moment", moment.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Typed> find(Staff staff, @Nullable UUID announcement) {
        return jdbc.sql("""
                select * from announcement_typed
                where staff = :staff and announcement is not distinct from cast(:announcement as uuid)
                """).param("staff", staff.id()).param("announcement", announcement).query(TypedRepository::typed)
                .optional();
    }

    /** Of this person, newest first. */
    List<Typed> all(Staff staff) {
        return jdbc.sql("select * from announcement_typed where staff = :staff order by typed_at desc")
                .param("staff", staff.id()).query(TypedRepository::typed).list();
    }

    private static Typed typed(ResultSet row, int number) throws SQLException {
        return new Typed(row.getObject("announcement", UUID.class), new AnnouncementForm(
                Arrays.asList((UUID[]) row.getArray("groups").getArray()), row.getString("subject"),
                row.getString("body"), row.getString("reply_to"), row.getBoolean("published"), row.getLong("version")),
                row.getObject("typed_at", OffsetDateTime.class).toInstant());
    }
}

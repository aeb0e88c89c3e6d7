package org.convene.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.announcement.Approval.Stage;
import org.convene.audit.Staff;

/** All SQL of {@code announcement_rule} and {@code announcement_approval}. */
@Repository
class ApprovalRepository {
    private final JdbcClient jdbc;

    ApprovalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean everywhere() {
        return jdbc.sql("select exists (select from announcement_rule where group_id is null)").query(Boolean.class)
                .single();
    }

    /** The groups that ask for a second person by themselves. */
    List<UUID> groups() {
        return jdbc.sql("select group_id from announcement_rule where group_id is not null")
                .query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    void setRule(@Nullable UUID group, boolean needed) {
        jdbc.sql(needed
                ? "insert into announcement_rule values (:group) on conflict do nothing"
                : "delete from announcement_rule where group_id is not distinct from cast(:group as uuid)")
                .param("group", group).update();
    }

    boolean needed(Collection<UUID> groups) {
        return jdbc.sql("""
                select exists (select from announcement_rule where group_id is null or group_id = any (:groups))
                """).param("groups", groups.toArray(UUID[]::new)).query(Boolean.class).single();
    }

    /** False when it is no draft any more, or was changed since this version. */
    boolean ask(UUID announcement, long version, Staff staff, Instant now) {
        return jdbc.sql("""
                insert into announcement_approval (announcement, version, state, asked_name, asked_at)
                select id, version, 'ASKED', :name, :now from announcement
                where id = :id and state = 'DRAFT' and version = :version
                on conflict (announcement) do update set version = excluded.version, state = 'ASKED',
                    asked_name = excluded.asked_name, asked_at = excluded.asked_at, decided_by = null,
                    decided_name = '', decided_at = null, note = ''
                """).param("id", announcement).param("version", version).param("name", staff.name())
                .param("now", utc(now)).update() == 1;
    }

    /** False when nobody was asked about this version, or this person wrote or changed it last. */
    boolean decide(UUID announcement, long version, boolean approved, String note, Staff staff, Instant now) {
        return jdbc.sql("""
                update announcement_approval p set state = :state, decided_by = :staff, decided_name = :name,
                    decided_at = :now, note = :note
                from announcement a
                where p.announcement = :id and a.id = p.announcement and a.state = 'DRAFT' and a.version = :version
                  and p.version = :version and p.state = 'ASKED'
                  and a.author <> :staff and coalesce(a.edited_by, a.author) <> :staff
                """).param("id", announcement).param("version", version)
                .param("state", approved ? "APPROVED" : "DECLINED").param("staff", staff.id())
                .param("name", staff.name()).param("now", utc(now)).param("note", note).update() == 1;
    }

    Approval of(AnnouncementRow announcement) {
        boolean needed = announcement.stage() == AnnouncementRow.Stage.DRAFT && needed(announcement.groups());
        return latest(announcement, needed).orElseGet(() -> Approval.none(needed));
    }

    private Optional<Approval> latest(AnnouncementRow announcement, boolean needed) {
        return jdbc.sql("select * from announcement_approval where announcement = :id").param("id", announcement.id())
                .query((row, number) -> approval(row, announcement.version(), needed)).optional();
    }

    private static Approval approval(ResultSet row, long version, boolean needed) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        Stage stage = row.getLong("version") == version ? Stage.valueOf(row.getString("state")) : Stage.OUTDATED;
        return new Approval(needed, stage, row.getString("asked_name"), row.getString("decided_name"),
                row.getString("note"),
                (decided == null ? row.getObject("asked_at", OffsetDateTime.class) : decided).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.convene.announcement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.announcement.AnnouncementRow.Stage;
import org.convene.audit.Staff;

/** All SQL of {@code announcement} and {@code announcement_group}. */
@Repository
class AnnouncementRepository {
    private static final String SELECT = """
            select a.*, array(select g.group_id from announcement_group g where g.announcement = a.id) as groups
            from announcement a
            """;
    private final JdbcClient jdbc;

    AnnouncementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, AnnouncementDraft draft, Staff author, Instant now) {
        jdbc.sql("""
                insert into announcement (id, subject, body, reply_to, published, author, author_name, created_at)
                values (:id, :subject, :body, :replyTo, :published, :author, :name, :now)
                """).param("id", id).param("subject", draft.subject()).param("body", draft.body())
                .param("replyTo", draft.replyTo()).param("published", draft.published())
                .param("author", author.id()).param("name", author.name()).param("now", utc(now)).update();
        setGroups(id, draft.groups());
    }

    /** False when it is no draft any more or somebody else changed it since this version. */
    boolean update(UUID id, AnnouncementDraft draft, Staff editor, long version) {
        boolean found = jdbc.sql("""
                update announcement set subject = :subject, body = :body, reply_to = :replyTo, published = :published,
                    edited_by = :editor, version = version + 1
                where id = :id and state = 'DRAFT' and version = :version
                """).param("id", id).param("subject", draft.subject()).param("body", draft.body())
                .param("replyTo", draft.replyTo()).param("published", draft.published())
                .param("editor", editor.id()).param("version", version).update() == 1;
        if (found) {
            jdbc.sql("delete from announcement_group where announcement = :id").param("id", id).update();
            setGroups(id, draft.groups());
        }
        return found;
    }

    /** Counts as an edit. False when it is no draft any more. */
    boolean touch(UUID id, Staff editor) {
        return jdbc.sql("""
                update announcement set edited_by = :editor, version = version + 1 where id = :id and state = 'DRAFT'
                """).param("editor", editor.id()).param("id", id).update() == 1;
    }

    boolean deleteDraft(UUID id) {
        return jdbc.sql("delete from announcement where id = :id and state = 'DRAFT'").param("id", id).update() == 1;
    }

    /**
     * False when somebody else released it, or it was edited after this version was read.
     *
     * @param open whether everybody may join its groups; what others tell their members stays among them
     * @param approved whether a second person has to have approved this version
     */
    boolean release(UUID id, Instant due, boolean open, boolean approved, long version) {
        return jdbc.sql("""
                update announcement set state = 'RELEASED', due_at = :due, published = published and :open
                where id = :id and state = 'DRAFT' and version = :version
                  and (not :approved or exists (select from announcement_approval p
                       where p.announcement = :id and p.version = :version and p.state = 'APPROVED'))
                """).param("approved", approved).param("id", id).param("due", utc(due)).param("open", open)
                .param("version", version).update() == 1;
    }

    void setMailing(UUID id, UUID mailing) {
        jdbc.sql("update announcement set mailing = :mailing where id = :id").param("id", id)
                .param("mailing", mailing).update();
    }

    boolean cancel(UUID id) {
        return jdbc.sql("update announcement set state = 'CANCELLED' where id = :id and state = 'RELEASED'")
                .param("id", id).update() == 1;
    }

    /** Nothing happens to one that is cancelled already. */
    void cancelSentAs(UUID mailing) {
        jdbc.sql("update announcement set state = 'CANCELLED' where mailing = :mailing and state = 'RELEASED'")
                .param("mailing", mailing).update();
    }

    Optional<AnnouncementRow> byId(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id").param("id", id).query(AnnouncementRepository::row).optional();
    }

    List<AnnouncementRow> byIds(List<UUID> ids) {
        return jdbc.sql(SELECT + " where a.id = any (:ids)").param("ids", ids.toArray(UUID[]::new))
                .query(AnnouncementRepository::row).list();
    }

    /** Drafts whose present version waits for a second person, the longest waiting first. */
    List<AnnouncementRow> asked() {
        return jdbc.sql(SELECT + """
                join announcement_approval p on p.announcement = a.id and p.version = a.version and p.state = 'ASKED'
                where a.state = 'DRAFT' order by p.asked_at, a.id limit 500
                """).query(AnnouncementRepository::row).list();
    }

    /** Newest first: those that go to none but this person's groups, before {@code cursor} when one is given. */
    List<AnnouncementRow> page(Staff staff, @Nullable UUID cursor, int limit) {
        return jdbc.sql(SELECT + """
                where (cast(:cursor as uuid) is null or a.id < cast(:cursor as uuid))
                  and (:admin or not exists (select from announcement_group g
                       where g.announcement = a.id and not g.group_id = any (:groups)))
                order by a.id desc limit :limit
                """).param("cursor", cursor).param("admin", staff.admin())
                .param("groups", staff.groups().toArray(UUID[]::new)).param("limit", limit)
                .query(AnnouncementRepository::row).list();
    }

    /** Newest first: what was handed in for one of these groups. */
    List<AnnouncementRow> released(Collection<UUID> groups, int limit) {
        return jdbc.sql(SELECT + """
                where a.state = 'RELEASED' and exists (select from announcement_group g
                       where g.announcement = a.id and g.group_id = any (:groups))
                order by a.due_at desc, a.id desc limit :limit
                """).param("groups", groups.toArray(UUID[]::new)).param("limit", limit)
                .query(AnnouncementRepository::row).list();
    }

    /** Newest first: what the public was told. @param group null: by all groups */
    List<AnnouncementRow> published(@Nullable UUID group, Instant until, int limit) {
        return jdbc.sql(SELECT + """
                where a.state = 'RELEASED' and a.published and a.due_at <= :until
                  and (cast(:group as uuid) is null or exists (select from announcement_group g
                       where g.announcement = a.id and g.group_id = cast(:group as uuid)))
                order by a.due_at desc, a.id desc limit :limit
                """).param("group", group).param("until", utc(until)).param("limit", limit)
                .query(AnnouncementRepository::row).list();
    }

    /** Empty when none of these groups has announced anything yet. */
    String lastReplyTo(Collection<UUID> groups) {
        return jdbc.sql("""
                select a.reply_to from announcement a join announcement_group g on g.announcement = a.id
                where g.group_id = any (:groups) order by a.id desc limit 1
                """).param("groups", groups.toArray(UUID[]::new)).query(String.class).optional().orElse("");
    }

    private void setGroups(UUID id, List<UUID> groups) {
        jdbc.sql("insert into announcement_group (announcement, group_id) select :id, unnest(cast(:groups as uuid[]))")
                .param("id", id).param("groups", groups.toArray(UUID[]::new)).update();
    }

    private static AnnouncementRow row(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new AnnouncementRow(row.getObject("id", UUID.class),
                Arrays.asList((UUID[]) row.getArray("groups").getArray()), row.getString("subject"),
                row.getString("body"), row.getString("reply_to"), row.getBoolean("published"),
                row.getObject("author", UUID.class), row.getObject("edited_by", UUID.class),
                row.getString("author_name"), Stage.valueOf(row.getString("state")),
                due == null ? null : due.toInstant(), row.getObject("mailing", UUID.class), row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.convene.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code saved_reply}. */
@Repository
class SavedReplyRepository {
    private final JdbcClient jdbc;

    SavedReplyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these groups and communities, and those for everybody; by name. */
    List<SavedReply> of(List<UUID> groups, List<UUID> communities) {
        return jdbc.sql("""
                select * from saved_reply where group_id = any (:groups) or community_id = any (:communities)
                    or (group_id is null and community_id is null) order by lower(name), id
                """).param("groups", groups.toArray(UUID[]::new))
                .param("communities", communities.toArray(UUID[]::new)).query(SavedReplyRepository::reply).list();
    }

    Optional<SavedReply> byId(UUID id) {
        return jdbc.sql("select * from saved_reply where id = :id").param("id", id)
                .query(SavedReplyRepository::reply).optional();
    }

    /** How many there are for exactly this place. */
    long countAt(@Nullable UUID group, @Nullable UUID community) {
        return jdbc.sql("""
                select count(*) from saved_reply where group_id is not distinct from cast(:group as uuid)
                    and community_id is not distinct from cast(:community as uuid)
                """).param("group", text(group)).param("community", text(community)).query(Long.class).single();
    }

    void insert(SavedReply one) {
        jdbc.sql("""
                insert into saved_reply (id, group_id, community_id, name, text)
                values (:id, cast(:group as uuid), cast(:community as uuid), :name, :text)
                """).param("id", one.id()).param("group", text(one.group())).param("community", text(one.community()))
                .param("name", one.name()).param("text", one.text()).update();
    }

    /** False when somebody else changed it since this version. */
    boolean update(SavedReply one) {
        return jdbc.sql("""
                update saved_reply set group_id = cast(:group as uuid), community_id = cast(:community as uuid),
                    name = :name, text = :text, version = version + 1
                where id = :id and version = :version
                """).param("id", one.id()).param("group", text(one.group())).param("community", text(one.community()))
                .param("name", one.name()).param("text", one.text()).param("version", one.version()).update() == 1;
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from saved_reply where id = :id").param("id", id).update() == 1;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static SavedReply reply(ResultSet row, int number) throws SQLException {
        return new SavedReply(row.getObject("id", UUID.class), row.getObject("group_id", UUID.class),
                row.getObject("community_id", UUID.class), row.getString("name"), row.getString("text"),
                row.getLong("version"));
    }
}

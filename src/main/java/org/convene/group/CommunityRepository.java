package org.convene.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.group.Group.Community;

/** All SQL of {@code community}. */
@Repository
class CommunityRepository {
    private final JdbcClient jdbc;
    private final JsonText json;

    CommunityRepository(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Community> all() {
        return jdbc.sql("select * from community order by position, name, id").query(this::community).list();
    }

    Optional<Community> byId(UUID id) {
        return jdbc.sql("select * from community where id = :id").param("id", id).query(this::community).optional();
    }

    /** False when the slug is taken. */
    boolean insert(UUID id, CommunityDraft draft) {
        return write("""
                insert into community (id, slug, name, purpose, description, rules, links, position)
                values (:id, :slug, :name, :purpose, :description, :rules, cast(:links as jsonb), :position)
                on conflict (slug) do nothing
                """, id, draft);
    }

    /** False when the slug is taken by another. */
    boolean update(UUID id, CommunityDraft draft) {
        return write("""
                update community set slug = :slug, name = :name, purpose = :purpose, description = :description,
                    rules = :rules, links = cast(:links as jsonb), position = :position
                where id = :id and not exists (select from community other where other.slug = :slug and other.id <> :id)
                """, id, draft);
    }

    void delete(UUID id) {
        jdbc.sql("delete from community where id = :id").param("id", id).update();
    }

    private boolean write(String sql, UUID id, CommunityDraft draft) {
        return jdbc.sql(sql).param("id", id).param("slug", draft.slug()).param("name", draft.name())
                .param("purpose", draft.purpose()).param("description", draft.description())
                .param("rules", draft.rules()).param("links", json.write(draft.links()))
                .param("position", draft.position()).update() == 1;
    }

    private Community community(ResultSet row, int number) throws SQLException {
        return new Community(row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"),
                row.getString("purpose"), row.getString("description"), row.getString("rules"),
                json.links(row.getString("links")), row.getInt("position"));
    }
}

package org.convene.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import org.convene.group.Group.JoiningPolicy;

/** All SQL of {@code working_group}. */
@Repository
class GroupRepository {
    private static final String SELECT = """
            select g.* from working_group g join community c on c.id = g.community_id
            """;
    private static final String ORDER = " order by c.position, c.name, c.id, g.section, g.name, g.id";
    private final JdbcClient jdbc;
    private final JsonText json;

    GroupRepository(JdbcClient jdbc, JsonText json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Group> all(boolean archivedToo) {
        return jdbc.sql(SELECT + " where not g.archived or :archivedToo" + ORDER).param("archivedToo", archivedToo)
                .query(this::group).list();
    }

    List<Group> inCommunity(UUID community) {
        return jdbc.sql(SELECT + " where not g.archived and g.community_id = :community" + ORDER)
                .param("community", community).query(this::group).list();
    }

    Optional<Group> bySlug(String slug) {
        return jdbc.sql(SELECT + " where g.slug = :slug").param("slug", slug).query(this::group).optional();
    }

    List<Group> bySlugs(Collection<String> slugs) {
        return jdbc.sql(SELECT + " where g.slug = any (:slugs)" + ORDER)
                .param("slugs", slugs.toArray(String[]::new)).query(this::group).list();
    }

    List<Group> byListLabels(Collection<String> labels) {
        return jdbc.sql(SELECT + " where g.list_label = any (:labels)" + ORDER)
                .param("labels", labels.toArray(String[]::new)).query(this::group).list();
    }

    Optional<Group> byId(UUID id) {
        return jdbc.sql(SELECT + " where g.id = :id").param("id", id).query(this::group).optional();
    }

    List<Group> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where g.id in (:ids)" + ORDER).param("ids", ids).query(this::group).list();
    }

    /** False when the slug is taken, now or as the list label of an older group. */
    boolean insert(UUID id, GroupDraft draft) {
        return write(jdbc.sql("""
                insert into working_group (id, community_id, section, slug, list_label, name, purpose, description,
                    goals, rules, chatham_house, links, moderators, lead_by, cadence, display_zones, language, joining,
                    answer_days)
                values (:id, :community, :section, :slug, :slug, :name, :purpose, :description,
                    cast(:goals as jsonb), :rules, :chathamHouse, cast(:links as jsonb), cast(:moderators as jsonb),
                    :leadBy, :cadence, cast(:displayZones as jsonb), :language, :joining, :answerDays)
                on conflict do nothing
                """), id, draft) == 1;
    }

    /**
     * False when somebody else changed the group since this version.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the slug is taken
     */
    boolean update(UUID id, GroupDraft draft, long version) {
        return write(jdbc.sql("""
                update working_group set community_id = :community, section = :section, slug = :slug, name = :name,
                    purpose = :purpose, description = :description, goals = cast(:goals as jsonb), rules = :rules,
                    chatham_house = :chathamHouse, links = cast(:links as jsonb),
                    moderators = cast(:moderators as jsonb), lead_by = :leadBy, cadence = :cadence,
                    display_zones = cast(:displayZones as jsonb), language = :language, joining = :joining,
                    answer_days = :answerDays, version = version + 1
                where id = :id and version = :version
                """).param("version", version), id, draft) == 1;
    }

    boolean archive(UUID id, boolean archived) {
        return jdbc.sql("""
                update working_group set archived = :archived, version = version + 1
                where id = :id and archived <> :archived
                """).param("id", id).param("archived", archived).update() == 1;
    }

    /** Whether anything refers to it that would not go with it, in whichever table. */
    boolean used(UUID id) {
        return jdbc.sql("""
                select format('select exists (select 1 from %s where %I = :id)', c.conrelid::regclass, a.attname)
                from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                where c.confrelid = 'working_group'::regclass and c.contype = 'f' and c.confdeltype in ('a', 'r')
                """).query(String.class).list().stream()
                .anyMatch(refers -> jdbc.sql(refers).param("id", id).query(Boolean.class).single());
    }

    void delete(UUID id) {
        jdbc.sql("delete from working_group where id = :id").param("id", id).update();
    }

    private int write(StatementSpec sql, UUID id, GroupDraft draft) {
        return sql.param("id", id).param("community", draft.community()).param("section", draft.section())
                .param("slug", draft.slug()).param("name", draft.name()).param("purpose", draft.purpose())
                .param("description", draft.description()).param("goals", json.write(draft.goals()))
                .param("rules", draft.rules()).param("chathamHouse", draft.chathamHouse())
                .param("links", json.write(draft.links())).param("moderators", json.write(draft.moderators()))
                .param("leadBy", draft.leadBy()).param("cadence", draft.cadence())
                .param("displayZones", json.write(draft.displayZones())).param("language", draft.language())
                .param("joining", draft.joining().name()).param("answerDays", draft.answerDays()).update();
    }

    private Group group(ResultSet row, int number) throws SQLException {
        return new Group(row.getObject("id", UUID.class), row.getObject("community_id", UUID.class),
                row.getString("section"), row.getString("slug"), row.getString("list_label"), row.getString("name"),
                row.getString("purpose"), row.getString("description"), json.texts(row.getString("goals")),
                row.getString("rules"), row.getBoolean("chatham_house"), json.links(row.getString("links")),
                json.texts(row.getString("moderators")), row.getString("lead_by"), row.getString("cadence"),
                json.texts(row.getString("display_zones")).stream().map(ZoneId::of).toList(),
                Locale.forLanguageTag(row.getString("language")), JoiningPolicy.valueOf(row.getString("joining")),
                row.getInt("answer_days"), row.getBoolean("archived"), row.getLong("version"));
    }
}

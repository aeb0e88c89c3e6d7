package org.convene.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.site.Ids;

/** The SQL of {@code subscription} that imports need: many at once, whose welcomes follow. */
@Repository
class ImportRepository {
    private final JdbcClient jdbc;

    ImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Active ones for these people, except where they have a live one; ids of those made.
     *
     * @param welcome whether a welcome is due to them
     */
    List<UUID> insert(UUID group, Map<String, Set<UUID>> slotsByKey, boolean welcome, Instant now) {
        List<String> addressKeys = List.copyOf(slotsByKey.keySet());
        return jdbc.sql("""
                insert into subscription (id, subscriber_id, group_id, state, slots, created_at, active_since, welcome_at)
                select new.id, p.id, :group, 'ACTIVE', cast(new.slots as uuid[]), :now, :now, case when :welcome then :now end
                from unnest(cast(:ids as uuid[]), :keys, :slots) as new (id, address_key, slots)
                    join subscriber p on p.address_key = new.address_key
                on conflict (subscriber_id, group_id) where state <> 'ENDED' do nothing
                returning id
                """).param("group", group).param("ids", Sql.ids(addressKeys.stream().map(key -> Ids.next()).toList()))
                .param("keys", addressKeys.toArray(String[]::new))
                .param("slots", addressKeys.stream().map(slotsByKey::get).map(Sql::ids).toArray(String[]::new))
                .param("welcome", welcome).param("now", Sql.at(now))
                .query((row, number) -> Sql.id(row, "id")).list();
    }

    /** Those whose welcome is to be handed on. */
    List<UUID> welcomesDue(Instant now, int limit) {
        return jdbc.sql("select id from subscription where welcome_at <= :now order by welcome_at, id limit :limit")
                .param("now", Sql.at(now)).param("limit", limit).query((row, number) -> Sql.id(row, "id")).list();
    }

    /** Takes it, unless another replica is at it or has handed it on; tells whether the person is still a member who gets mail. */
    boolean takeWelcome(UUID id, Instant now) {
        Optional<Boolean> active = jdbc.sql("""
                update subscription set welcome_at = null
                where id = (select id from subscription where id = :id and welcome_at <= :now for update skip locked)
                returning state = 'ACTIVE'
                """).param("id", id).param("now", Sql.at(now)).query(Boolean.class).optional();
        return active.orElse(false);
    }

    void postponeWelcome(UUID id, Instant until) {
        jdbc.sql("update subscription set welcome_at = :until where id = :id and welcome_at is not null")
                .param("id", id).param("until", Sql.at(until)).update();
    }
}

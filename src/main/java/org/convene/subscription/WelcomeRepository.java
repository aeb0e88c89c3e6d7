package org.convene.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code subscription} about welcomes that imports left to be handed on. */
@Repository
class WelcomeRepository {
    private final JdbcClient jdbc;

    WelcomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void due(List<UUID> ids, Instant now) {
        jdbc.sql("update subscription set welcome_at = :now where id = any (cast(:ids as uuid[]))")
                .param("ids", Sql.ids(ids)).param("now", Sql.at(now)).update();
    }

    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("select id from subscription where welcome_at <= :now order by welcome_at, id limit :limit")
                .param("now", Sql.at(now)).param("limit", limit).query((row, number) -> Sql.id(row, "id")).list();
    }

    /** Takes it, unless another replica is at it or has handed it on; tells whether the person is still a member who gets mail. */
    boolean take(UUID id, Instant now) {
        Optional<Boolean> active = jdbc.sql("""
                update subscription set welcome_at = null
                where id = (select id from subscription where id = :id and welcome_at <= :now for update skip locked)
                returning state = 'ACTIVE'
                """).param("id", id).param("now", Sql.at(now)).query(Boolean.class).optional();
        return active.orElse(false);
    }

    void postpone(UUID id, Instant until) {
        jdbc.sql("update subscription set welcome_at = :until where id = :id and welcome_at is not null")
                .param("id", id).param("until", Sql.at(until)).update();
    }
}

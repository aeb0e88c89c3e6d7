package org.convene.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import org.convene.subscription.Member;

/** All SQL of {@code invitation_turn}. */
@Repository
class TurnRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TurnRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who parted once has parted, whatever came after it. */
    void await(Turn turn, Instant now) {
        jdbc.sql("""
                INSERT INTO invitation_turn (subscription_id, member, parted, since)
                VALUES (:subscription, CAST(:member AS jsonb), :parted, :now)
                ON CONFLICT (subscription_id) DO UPDATE SET member = excluded.member,
                    parted = invitation_turn.parted OR excluded.parted
                """).param("subscription", turn.member().subscription())
                .param("member", json.writeValueAsString(turn.member())).param("parted", turn.parted())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Subscriptions, those that waited longest first. */
    List<UUID> waiting(int limit) {
        return jdbc.sql("SELECT subscription_id FROM invitation_turn ORDER BY since LIMIT :limit").param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    Optional<Turn> of(UUID subscription) {
        return jdbc.sql("SELECT * FROM invitation_turn WHERE subscription_id = :subscription")
                .param("subscription", subscription).query((row, number) -> turn(row)).optional();
    }

    /** Empty when another replica was faster. */
    Optional<Turn> take(UUID subscription) {
        return jdbc.sql("DELETE FROM invitation_turn WHERE subscription_id = :subscription RETURNING *")
                .param("subscription", subscription).query((row, number) -> turn(row)).optional();
    }

    private Turn turn(ResultSet row) throws SQLException {
        return new Turn(json.readValue(row.getString("member"), Member.class), row.getBoolean("parted"));
    }
}

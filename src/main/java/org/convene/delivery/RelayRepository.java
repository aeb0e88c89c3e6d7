package org.convene.delivery;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code relay}: one row that the replicas share. */
@Repository
class RelayRepository {
    private final JdbcClient jdbc;

    RelayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes one of the budget's permits; they grow by {@code rate} a second, at most one second's worth is kept. */
    boolean takePermit(double rate) {
        return jdbc.sql("""
                insert into relay (one, tokens, filled_at) values (true, :most - 1, clock_timestamp())
                on conflict (one) do update
                set filled_at = clock_timestamp(), tokens = least(:most, relay.tokens
                        + :rate * extract(epoch from clock_timestamp() - relay.filled_at)) - 1
                where least(:most, relay.tokens
                        + :rate * extract(epoch from clock_timestamp() - relay.filled_at)) >= 1
                """).param("rate", rate).param("most", Math.max(1, rate)).update() == 1;
    }

    void markDown(String reason) {
        jdbc.sql("""
                insert into relay (one, down_since, down_reason) values (true, now(), :reason)
                on conflict (one) do update
                set down_since = coalesce(relay.down_since, now()), down_reason = excluded.down_reason
                """).param("reason", reason).update();
    }

    void markUp() {
        jdbc.sql("update relay set down_since = null, down_reason = '' where down_since is not null").update();
    }

    Optional<SendingOverview.Down> down() {
        return jdbc.sql("select down_since, down_reason from relay where down_since is not null")
                .query((row, number) -> new SendingOverview.Down(Sql.required(row, "down_since"),
                        row.getString("down_reason")))
                .optional();
    }
}

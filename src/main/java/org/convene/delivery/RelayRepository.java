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

    /**
     * Takes permits of the budget all replicas share; they grow by {@code rate} a second, at most one second's worth is
     * kept.
     *
     * @return how many were granted, 0 to {@code wanted}
     */
    int takePermits(double rate, int wanted) {
        double most = Math.max(1, rate);
        jdbc.sql(
                "insert into relay (one, tokens, filled_at) values (true, :most, clock_timestamp()) on conflict do nothing")
                .param("most", most).update();
        return jdbc.sql("""
                with now_full as (
                    select one, least(:most, tokens + :rate * greatest(0, extract(epoch from clock_timestamp()
                        - filled_at))) as tokens from relay for update)
                update relay r set filled_at = clock_timestamp(), tokens = f.tokens - least(:wanted, floor(f.tokens))
                from now_full f where r.one = f.one
                returning least(:wanted, floor(f.tokens))
                """).param("rate", rate).param("most", most).param("wanted", wanted).query(Integer.class).single();
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

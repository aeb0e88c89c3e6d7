package org.convene.delivery;

import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code destination}: what the replicas share about recipients' domains. */
@Repository
class DestinationRepository {
    private final JdbcClient jdbc;
    private final double first;

    DestinationRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.first = Sql.seconds(properties.destinationRest());
    }

    /** Domains that refused lately, and whether each is left alone at this moment. */
    Map<String, Boolean> troubled() {
        Map<String, Boolean> troubled = new HashMap<>();
        jdbc.sql("select domain, coalesce(rest_until > now(), false) as resting from destination where refusals > 0")
                .query(row -> {
                    troubled.put(row.getString("domain"), row.getBoolean("resting"));
                });
        return troubled;
    }

    /** Counts refusals; from {@code borne} on the domain rests, twice as long each time, at most an hour. */
    void refused(String domain, int times, int borne) {
        jdbc.sql("""
                insert into destination as d (domain, refusals) values (:domain, :times)
                on conflict (domain) do update set refusals = least(d.refusals + :times, 1000)
                """).param("domain", domain).param("times", times).update();
        jdbc.sql("""
                update destination set rests = rests + 1, rest_until = clock_timestamp()
                    + make_interval(secs => least(3600, :first * power(2, least(rests, 20))))
                where domain = :domain and refusals >= :borne and coalesce(rest_until < clock_timestamp(), true)
                """).param("domain", domain).param("borne", borne).param("first", first).update();
    }

    /** It took mail again. */
    void forget(String domain) {
        jdbc.sql("update destination set refusals = 0, rests = 0, rest_until = null where domain = :domain")
                .param("domain", domain).update();
    }

    /** As {@link RelayRepository#takePermits}, for one domain. */
    int takePermits(String domain, double rate, int wanted) {
        double most = Math.max(1, rate);
        jdbc.sql("insert into destination (domain, tokens) values (:domain, :most) on conflict do nothing")
                .param("domain", domain).param("most", most).update();
        return jdbc.sql("""
                with now_full as (
                    select domain, least(:most, tokens + :rate * greatest(0, extract(epoch from clock_timestamp()
                        - filled_at))) as tokens from destination where domain = :domain for update)
                update destination d set filled_at = clock_timestamp(), tokens = f.tokens - least(:wanted, floor(f.tokens))
                from now_full f where d.domain = f.domain
                returning least(:wanted, floor(f.tokens))
                """).param("domain", domain).param("rate", rate).param("most", most).param("wanted", wanted)
                .query(Integer.class).single();
    }
}

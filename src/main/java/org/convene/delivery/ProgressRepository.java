package org.convene.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code chunk} as doors need it: how far mailings have come, and the levers over what waits. */
@Repository
class ProgressRepository {
    private static final String DONE = "accepted + failed + suppressed + uncertain + cancelled + expired + moved";
    private final JdbcClient jdbc;

    ProgressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Progress of(UUID mailing, boolean frozen, boolean paused) {
        return jdbc.sql("""
                select coalesce(sum(accepted), 0) as accepted, coalesce(sum(failed + expired - revived), 0) as failed,
                    coalesce(sum(suppressed), 0) as suppressed, coalesce(sum(uncertain), 0) as uncertain,
                    coalesce(sum(cancelled), 0) as cancelled, coalesce(sum(size - (%s)), 0) as waiting
                from chunk where mailing = :mailing
                """.formatted(DONE)).param("mailing", mailing)
                .query((row, number) -> Progress.of(row.getLong("accepted"), row.getLong("failed"),
                        row.getLong("suppressed"), row.getLong("uncertain"), row.getLong("cancelled"),
                        row.getLong("waiting"), frozen, paused))
                .single();
    }

    /** What is claimed at this moment is given back by its worker. */
    void hold(UUID mailing) {
        jdbc.sql("update chunk set held = true where mailing = :mailing and finished_at is null")
                .param("mailing", mailing).update();
    }

    void unhold(UUID mailing) {
        jdbc.sql("""
                update chunk set held = false, expires_at = (select expires_at from mailing where id = :mailing)
                where mailing = :mailing and finished_at is null
                """).param("mailing", mailing).update();
    }

    /** What is claimed at this moment is ended by its worker. */
    void cancelWaiting(UUID mailing) {
        jdbc.sql("""
                update chunk set finished_at = now(), held = false, cancelled = size
                    - (accepted + failed + suppressed + uncertain + expired + moved)
                where mailing = :mailing and finished_at is null and lease_until is null
                """).param("mailing", mailing).update();
    }

    /** Puts deliveries that failed or were given up back to waiting, in chunks of their own; says how many. */
    int revive(UUID mailing) {
        return jdbc.sql("""
                with latest as (
                    select distinct on (o.seq) o.seq, o.state from outcome o join mailing m on m.id = o.mailing
                        and m.week = o.week
                    where o.mailing = :mailing and not o.late order by o.seq, o.at desc),
                failed as (
                    select seq, (row_number() over (order by seq) - 1) / 500 as part from latest
                    where state in ('FAILED', 'EXPIRED')),
                revived as (
                    insert into chunk (mailing, week, first_seq, last_seq, seqs, size, lane, next_at, expires_at, held,
                        revived)
                    select m.id, m.week, min(f.seq), max(f.seq), array_agg(f.seq order by f.seq), count(*), m.lane,
                        now(), m.expires_at, m.paused_at is not null, count(*)
                    from mailing m, failed f where m.id = :mailing and m.cancelled_at is null
                    group by m.id, f.part
                    returning week, number, seqs, size),
                noted as (
                    insert into outcome (week, mailing, seq, chunk, fence, state, final, cause, reply)
                    select r.week, :mailing, s.seq, r.number, 0, 'WAITING', false, '', ''
                    from revived r, unnest(r.seqs) as s(seq))
                select coalesce(sum(size), 0) from revived
                """).param("mailing", mailing).query(Integer.class).single();
    }

    /** For monitoring. */
    SendingMetrics.Sample sample(Duration lease) {
        return jdbc.sql("""
                select coalesce(sum(rest) filter (where lease_until is null and next_at <= now() and not held), 0) as due,
                    coalesce(sum(rest) filter (where lease_until is null and (next_at > now() or held)), 0) as later,
                    coalesce(sum(rest) filter (where lease_until is not null), 0) as sending,
                    coalesce(extract(epoch from now() - min(next_at)
                        filter (where lease_until is null and next_at <= now() and not held)), 0) as oldest,
                    coalesce(:lease - extract(epoch from min(lease_until) - now()), 0) as silence,
                    (select count(*) from outcome where state = 'UNCERTAIN' and at > now() - interval '24 hours') as uncertain,
                    (select count(*) from mailing where paused_at is not null and pause_reason <> ''
                        and cancelled_at is null) as paused
                from (select *, size - (%s) as rest from chunk where finished_at is null) open
                """.formatted(DONE)).param("lease", Sql.seconds(lease))
                .query((row, number) -> new SendingMetrics.Sample(row.getLong("due"), row.getLong("later"),
                        row.getLong("sending"), row.getDouble("oldest"), row.getDouble("silence"),
                        row.getLong("uncertain"), row.getLong("paused")))
                .single();
    }

    /** For monitoring: how many deliveries are to be tried again, by the recipients' domain; looks at the oldest chunks alone. */
    Map<String, Long> retriesByDomain(int most) {
        return jdbc.sql("""
                select split_part(d.address_key, '@', 2) as domain, count(*) as many
                from (select week, mailing, seqs from chunk where finished_at is null and seqs is not null
                    order by next_at limit 200) c
                join delivery d on d.week = c.week and d.mailing = c.mailing and d.seq = any (c.seqs)
                group by 1 order by 2 desc, 1 limit :most
                """).param("most", most).query((row, number) -> Map.entry(row.getString(1), row.getLong(2))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    SendingOverview.Queue queue() {
        return jdbc.sql("""
                select coalesce(sum(rest) filter (where lease_until is null and next_at <= now() and not held), 0) as due,
                    coalesce(sum(rest) filter (where lease_until is null and (next_at > now() or held)), 0) as later,
                    coalesce(sum(rest) filter (where lease_until is not null), 0) as sending,
                    min(next_at) filter (where lease_until is null and next_at <= now() and not held) as oldest
                from (select *, size - (%s) as rest from chunk where finished_at is null) open
                """.formatted(DONE)).query((row, number) -> new SendingOverview.Queue(row.getLong("due"),
                row.getLong("later"), row.getLong("sending"), Optional.ofNullable(Sql.instant(row, "oldest"))))
                .single();
    }
}

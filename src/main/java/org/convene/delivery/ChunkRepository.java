package org.convene.delivery;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * The SQL of {@code chunk} in the hands of workers. All times are the database's; every change names the claim's fence and
 * counts the rows it reached.
 */
@Repository
class ChunkRepository {
    private static final String ADVANCE = """
            update chunk c set accepted = accepted + :accepted, failed = failed + :failed,
                suppressed = suppressed + :suppressed, uncertain = uncertain + :uncertain,
                expired = expired + :expired, moved = moved + :moved,
                lease_until = now() + make_interval(secs => :lease),
                intended = case when m.paused_at is null and m.cancelled_at is null and c.expires_at > now()
                    then :intended else :settled end
            from mailing m
            where c.mailing = :mailing and c.number = :number and c.fence = :fence and m.id = c.mailing
                and c.finished_at is null
                and accepted + failed + suppressed + uncertain + expired + moved = :before
            returning m.paused_at is not null as paused, m.cancelled_at is not null as cancelled,
                c.expires_at <= now() as expired
            """;
    private static final String SETTLE = "with advanced as (" + ADVANCE + """
            ), written as (
                insert into outcome (week, mailing, seq, chunk, fence, state, final, cause, reply)
                select :week, :mailing, o.seq, :number, :fence, o.state, o.final, o.cause, o.reply from advanced,
            """ + OutcomeColumns.ROWS + ") select * from advanced";
    private final JdbcClient jdbc;
    private final double lease;

    ChunkRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.lease = Sql.seconds(properties.lease());
    }

    /** A claim; {@code lost}: it is taken over from a worker whose lease ran out. */
    record Claimed(Chunk chunk, boolean lost) {}

    /** Takes what is due, personal mail first. {@code owner}: names this claim. {@code upTo}: the lanes this worker serves. */
    Optional<Claimed> claim(String owner, Lane upTo) {
        return jdbc.sql("""
                with ready as materialized (
                    select mailing, number, lease_until is not null as lost from chunk
                    where finished_at is null and not held and lane <= :lane and next_at <= now()
                        and (lease_until is null or lease_until < now())
                    order by lane, next_at limit 1 for update skip locked)
                update chunk c set owner = :owner, fence = fence + 1,
                    losses = losses + case when ready.lost then 1 else 0 end,
                    lease_until = now() + make_interval(secs => :lease)
                from ready where c.mailing = ready.mailing and c.number = ready.number
                returning c.*, ready.lost
                """).param("lane", upTo.ordinal()).param("owner", owner).param("lease", lease)
                .query((row, number) -> new Claimed(chunk(row), row.getBoolean("lost"))).optional();
    }

    /** Lets go of claims by name, without a result. */
    void giveBack(List<String> owners) {
        jdbc.sql(
                "update chunk set owner = null, lease_until = null where owner = any (:owners) and finished_at is null")
                .param("owners", owners.toArray(String[]::new)).update();
    }

    /** Signs of life for claims in hand; returns those that are still ours. */
    List<Chunk> renew(List<Chunk> held) {
        Set<Long> numbers = Set.copyOf(jdbc.sql("""
                update chunk c set lease_until = now() + make_interval(secs => :lease)
                from unnest(cast(:mailings as uuid[]), cast(:numbers as bigint[]), cast(:fences as bigint[]))
                    as h(mailing, number, fence)
                where c.mailing = h.mailing and c.number = h.number and c.fence = h.fence and c.lease_until is not null
                returning c.number
                """).param("lease", lease)
                .param("mailings", held.stream().map(Chunk::mailing).toArray(UUID[]::new))
                .param("numbers", held.stream().map(Chunk::number).toArray(Long[]::new))
                .param("fences", held.stream().map(Chunk::fence).toArray(Long[]::new)).query(Long.class).list());
        return held.stream().filter(chunk -> numbers.contains(chunk.number())).toList();
    }

    /** Puts claims whose lease ran out before everything that is due: with a slow relay that is work for hours. */
    void advanceLost() {
        jdbc.sql("""
                update chunk set next_at = to_timestamp(0)
                where finished_at is null and lease_until < now() and next_at > to_timestamp(0)
                """).update();
    }

    /** What stands in the way of going on; all false: nothing. */
    record Standing(boolean paused, boolean cancelled, boolean expired) {
        boolean clear() {
            return !paused && !cancelled && !expired;
        }
    }

    /**
     * Writes down what became of deliveries, adds it to the counts and, unless something stands in the way, notes how many
     * may reach the final dot from now on. A call that is repeated because nobody heard its commit changes nothing twice: the
     * counts say how far the chunk has come.
     *
     * @param before how many of its deliveries had been dealt with before these
     * @param intended how many may have reached the dot before the next call
     * @return empty: the claim was lost, or this was written before
     */
    Optional<Standing> settle(Chunk chunk, List<Outcome> results, int before, int intended) {
        Tally tally = Tally.of(results);
        if (results.isEmpty()) {
            return standing(bind(jdbc.sql(ADVANCE), chunk, tally, before, intended));
        }
        var statement = bind(jdbc.sql(SETTLE), chunk, tally, before, intended).param("week", chunk.week());
        return standing(OutcomeColumns.of(results).bind(statement));
    }

    /** The counts alone. */
    Optional<Standing> advance(Chunk chunk, Tally tally, int before, int intended) {
        return standing(bind(jdbc.sql(ADVANCE), chunk, tally, before, intended));
    }

    private StatementSpec bind(StatementSpec statement, Chunk chunk, Tally tally, int before, int intended) {
        return statement.param("accepted", tally.accepted()).param("failed", tally.failed())
                .param("suppressed", tally.suppressed()).param("uncertain", tally.uncertain())
                .param("expired", tally.expired()).param("moved", tally.moved()).param("lease", lease)
                .param("intended", intended).param("settled", before + tally.sum()).param("before", before)
                .param("mailing", chunk.mailing()).param("number", chunk.number()).param("fence", chunk.fence());
    }

    /** How a chunk stands whose counts say that this many deliveries have been dealt with under this claim. */
    Optional<Standing> written(Chunk chunk, int settled) {
        return standing(jdbc.sql("""
                select m.paused_at is not null as paused, m.cancelled_at is not null as cancelled,
                    c.expires_at <= now() as expired
                from chunk c join mailing m on m.id = c.mailing
                where c.mailing = :mailing and c.number = :number and c.fence = :fence
                    and accepted + failed + suppressed + uncertain + expired + moved = :settled
                """).param("settled", settled).param("mailing", chunk.mailing()).param("number", chunk.number())
                .param("fence", chunk.fence()));
    }

    private static Optional<Standing> standing(StatementSpec statement) {
        return statement.query((row, number) -> new Standing(row.getBoolean("paused"), row.getBoolean("cancelled"),
                row.getBoolean("expired"))).optional();
    }

    /** Lets go of a claim; what is left of the chunk waits again. */
    void giveBack(Chunk chunk, Duration pause) {
        jdbc.sql("""
                update chunk set owner = null, lease_until = null,
                    next_at = greatest(next_at, now() + make_interval(secs => :pause)),
                    finished_at = case when accepted + failed + suppressed + uncertain + cancelled + expired
                        + moved >= size then now() end
                where mailing = :mailing and number = :number and fence = :fence
                """).param("pause", Sql.seconds(pause)).param("mailing", chunk.mailing())
                .param("number", chunk.number()).param("fence", chunk.fence()).update();
    }

    /** Ends a chunk of a cancelled mailing: what is left of it is not sent. */
    void cancel(Chunk chunk) {
        jdbc.sql("""
                update chunk set owner = null, lease_until = null, finished_at = now(), cancelled = size
                    - (accepted + failed + suppressed + uncertain + expired + moved)
                where mailing = :mailing and number = :number and fence = :fence
                """).param("mailing", chunk.mailing()).param("number", chunk.number()).param("fence", chunk.fence())
                .update();
    }

    /** How deliveries go on. @param attempts how many more attempts this counts as @param again they are uncertain */
    record Follow(Duration pause, int attempts, boolean again) {}

    /** Work of its own for deliveries that are to be tried again. */
    void follow(Chunk chunk, List<Integer> seqs, Follow how) {
        jdbc.sql("""
                insert into chunk (mailing, week, first_seq, last_seq, seqs, size, lane, attempt, again, next_at,
                    expires_at, held)
                select c.mailing, c.week, :first, :last, :seqs, :size, c.lane, c.attempt + :attempts, :again,
                    least(now() + make_interval(secs => :pause), c.expires_at), c.expires_at, m.paused_at is not null
                from chunk c join mailing m on m.id = c.mailing
                where c.mailing = :mailing and c.number = :number
                """).param("first", seqs.getFirst()).param("last", seqs.getLast())
                .param("seqs", seqs.toArray(Integer[]::new)).param("size", seqs.size())
                .param("pause", Sql.seconds(how.pause())).param("attempts", how.attempts()).param("again", how.again())
                .param("mailing", chunk.mailing()).param("number", chunk.number()).update();
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(row.getObject("mailing", UUID.class), row.getLong("number"),
                row.getObject("week", LocalDate.class), row.getInt("first_seq"), row.getInt("last_seq"), seqs(row),
                row.getInt("size"), row.getLong("fence"), row.getInt("intended"), row.getInt("attempt"),
                row.getBoolean("again"), row.getInt("losses"));
    }

    private static int @Nullable [] seqs(ResultSet row) throws SQLException {
        Array array = row.getArray("seqs");
        if (array == null) {
            return null;
        }
        Integer[] boxed = (Integer[]) array.getArray();
        int[] seqs = new int[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            seqs[i] = boxed[i];
        }
        return seqs;
    }
}

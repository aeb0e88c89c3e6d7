package org.convene.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * SQL of a delivery's life in the hands of workers, and of {@code delivery_attempt}. Each method is one statement and one
 * commit; all times are the database's; every change names the claim's fence and counts the rows it reached.
 */
@Repository
class ClaimRepository {
    private final JdbcClient jdbc;
    private final double lease;

    ClaimRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.lease = Sql.seconds(properties.lease());
    }

    /** Takes what is due, personal mail first. {@code upTo}: the lanes this worker serves. */
    List<Claim> claim(String owner, Lane upTo, int limit) {
        return jdbc.sql("""
                with ready as materialized (
                    select id from delivery
                    where state = 'WAITING' and lane <= :lane and next_at <= now()
                    order by lane, next_at limit :limit for update skip locked)
                update delivery d set state = 'CLAIMED', owner = :owner, fence = fence + 1, changed_at = now(),
                    lease_until = now() + make_interval(secs => :lease)
                from ready where d.id = ready.id
                returning d.*
                """).param("lane", upTo.ordinal()).param("limit", limit).param("owner", owner).param("lease", lease)
                .query(ClaimRepository::claimed).list();
    }

    /** Signs of life for claims in hand; those whose lease has run out stay lost. */
    void renew(String owner, Collection<UUID> ids) {
        jdbc.sql("""
                update delivery set lease_until = now() + make_interval(secs => :lease)
                where id in (:ids) and owner = :owner and state in ('CLAIMED', 'ATTEMPTING') and lease_until > now()
                """).param("lease", lease).param("ids", ids).param("owner", owner).update();
    }

    /** Everything that may forbid sending but {@link Clearance#LEFT}, which the features answer. */
    Clearance clearance(Claim claim, byte[] addressHash) {
        return jdbc.sql("""
                select case
                    when d.fence <> :fence or d.state <> 'CLAIMED' or d.lease_until <= now() then 'LOST'
                    when m.cancelled_at is not null then 'CANCELLED'
                    when m.paused_at is not null then 'PAUSED'
                    when d.expires_at <= now() then 'EXPIRED'
                    when exists (select from suppression s where s.address_hash = :hash) then 'SUPPRESSED'
                    else 'GO' end
                from delivery d join mailing m on m.id = d.mailing where d.id = :id
                """).param("id", claim.id()).param("fence", claim.fence()).param("hash", addressHash)
                .query((row, number) -> Clearance.valueOf(row.getString(1))).optional().orElse(Clearance.LOST);
    }

    /** Records that the final dot is about to be sent. False: it must not be. */
    boolean intend(Claim claim, String owner, String messageId, byte[] addressHash) {
        return jdbc.sql("""
                with begun as (
                    update delivery d set state = 'ATTEMPTING', message_id = :messageId, changed_at = now(),
                        lease_until = now() + make_interval(secs => :lease)
                    from mailing m
                    where d.id = :id and d.fence = :fence and d.state = 'CLAIMED' and d.lease_until > now()
                        and m.id = d.mailing and m.cancelled_at is null and m.paused_at is null
                        and d.expires_at > now()
                        and not exists (select from suppression s where s.address_hash = :hash)
                    returning d.id)
                insert into delivery_attempt (delivery, fence, owner) select id, :fence, :owner from begun
                """).param("id", claim.id()).param("fence", claim.fence()).param("owner", owner)
                .param("messageId", messageId).param("hash", addressHash).param("lease", lease).update() == 1;
    }

    /**
     * Records what an attempt came to. The attempt always keeps it; the delivery takes it only while the claim is its own
     * and nobody has it since (an uncertain one becomes certain by it).
     *
     * @param retry delay until the next attempt when {@code state} is WAITING
     * @return false when the delivery refused it: it came too late
     */
    boolean settle(Claim claim, String owner, DeliveryState state, String cause, Answer answer, Duration retry) {
        return jdbc.sql("""
                with done as (
                    update delivery d set state = :state, cause = :cause, last_reply = :words,
                        attempts = attempts + case when d.state = 'UNCERTAIN' then 0 else 1 end,
                        owner = null, lease_until = null, changed_at = now(),
                        next_at = least(now() + make_interval(secs => :retry), d.expires_at)
                    where d.id = :id and d.fence = :fence and d.state in ('CLAIMED', 'ATTEMPTING', 'UNCERTAIN')
                    returning d.id),
                noted as (
                    insert into delivery_attempt (delivery, fence, owner, ended_at, result, reply, late)
                    select :id, :fence, :owner, now(), :result, :words, not exists (select from done)
                    on conflict (delivery, fence) do update
                    set ended_at = excluded.ended_at, result = excluded.result, reply = excluded.reply,
                        late = excluded.late
                    returning delivery)
                select exists (select from done) from noted
                """).param("id", claim.id()).param("fence", claim.fence()).param("owner", owner)
                .param("state", state.name()).param("cause", cause).param("words", answer.words())
                .param("retry", Sql.seconds(retry)).param("result", answer.kind().name()).query(Boolean.class).single();
    }

    /** Ends a delivery about which nothing was said to the relay. */
    void conclude(Claim claim, DeliveryState state, Cause cause, String words) {
        jdbc.sql("""
                update delivery set state = :state, cause = :cause, owner = null, lease_until = null,
                    changed_at = now(), last_reply = case when :words = '' then last_reply else :words end
                where id = :id and fence = :fence and state in ('CLAIMED', 'ATTEMPTING')
                """).param("state", state.name()).param("cause", cause.name()).param("words", words)
                .param("id", claim.id()).param("fence", claim.fence()).update();
    }

    /** Puts a delivery back of which the final dot was certainly not sent; that is no attempt. */
    void giveBack(Claim claim) {
        jdbc.sql("""
                with back as (
                    update delivery d set state = 'WAITING', owner = null, lease_until = null, changed_at = now(),
                        next_at = case when m.paused_at is null then now() else 'infinity' end
                    from mailing m
                    where d.id = :id and d.fence = :fence and d.state in ('CLAIMED', 'ATTEMPTING') and m.id = d.mailing
                    returning d.id)
                update delivery_attempt a set ended_at = now(), result = 'HELD_BACK' from back
                where a.delivery = back.id and a.fence = :fence
                """).param("id", claim.id()).param("fence", claim.fence()).update();
    }

    /**
     * Claims that died with their worker before any intent was recorded wait again. From the second loss on they step
     * back a little, so that whatever kills workers does not stand at the head of the queue; the tenth is the last.
     */
    int returnLost() {
        return jdbc.sql("""
                update delivery set owner = null, lease_until = null, losses = losses + 1, changed_at = now(),
                    state = case when losses >= 9 then 'FAILED' else 'WAITING' end,
                    cause = case when losses >= 9 then 'LOST' else cause end,
                    next_at = now() + losses * interval '1 minute'
                where state = 'CLAIMED' and lease_until < now()
                """).update();
    }

    /**
     * Intents whose worker is gone: the dot may have been sent. The grace leaves a worker that is only cut off from the
     * database the time to bring its result.
     */
    int markUncertain() {
        return jdbc.sql("""
                update delivery set state = 'UNCERTAIN', cause = 'WORKER_LOST', owner = null, lease_until = null,
                    attempts = attempts + 1, changed_at = now()
                where state = 'ATTEMPTING' and lease_until < now() - make_interval(secs => :grace)
                """).param("grace", lease / 2).update();
    }

    private static Claim claimed(ResultSet row, int number) throws SQLException {
        return new Claim(row.getObject("id", UUID.class), row.getLong("fence"), row.getObject("mailing", UUID.class),
                row.getString("address"), row.getString("address_key"), row.getString("name"),
                row.getString("language"), row.getObject("member", UUID.class), row.getString("own_values"),
                row.getString("unsubscribe_url"), row.getString("calendar_method"), row.getString("calendar"),
                row.getString("calendar_organizer"), row.getInt("attempts"));
    }
}

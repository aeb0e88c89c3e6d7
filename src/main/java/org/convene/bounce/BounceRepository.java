package org.convene.bounce;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** All SQL of {@code bounce}, {@code bounce_score} and {@code bounce_alert}. */
@Repository
class BounceRepository {
    private final JdbcClient jdbc;

    BounceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when a bounce of this kind is known for the delivery already. */
    boolean insert(Bounce bounce) {
        return jdbc.sql("""
                insert into bounce (id, address, mailing, seq, kind, status, diagnostic, inbound, judgement, at)
                values (:id, :address, :mailing, :seq, :kind, :status, :diagnostic, :inbound, :judgement, :at)
                on conflict (mailing, seq, kind) do nothing
                """).param("id", bounce.id()).param("address", bounce.address()).param("mailing", bounce.mailing())
                .param("seq", bounce.seq()).param("kind", bounce.kind()).param("status", bounce.status())
                .param("diagnostic", bounce.diagnostic()).param("inbound", bounce.inbound())
                .param("judgement", bounce.judgement().name()).param("at", utc(bounce.at())).update() == 1;
    }

    void judge(UUID id, Bounce.Judgement judgement) {
        jdbc.sql("update bounce set judgement = :judgement where id = :id").param("judgement", judgement.name())
                .param("id", id).update();
    }

    /** False when the operator was told of these words since {@code after}, or of as many others as anybody reads. */
    boolean takeAlert(String words, Instant now, Instant after, int most) {
        return jdbc.sql("""
                insert into bounce_alert (words, told_at)
                select :words, :now where (select count(*) from bounce_alert where told_at > :after) < :most
                on conflict (words) do update set told_at = excluded.told_at where bounce_alert.told_at <= :after
                """).param("words", words).param("now", utc(now)).param("after", utc(after)).param("most", most)
                .update() == 1;
    }

    int deleteAlertsBefore(Instant instant) {
        return jdbc.sql("delete from bounce_alert where told_at < :instant").param("instant", utc(instant)).update();
    }

    /** Locks the address's row, so that two bounces at once are added one after the other. */
    Score score(EmailAddress address) {
        jdbc.sql("""
                insert into bounce_score (address_key, score, scored_at) values (:key, 0, 'epoch')
                on conflict do nothing
                """).param("key", address.key()).update();
        return jdbc.sql("select * from bounce_score where address_key = :key for update").param("key", address.key())
                .query((row, number) -> new Score(row.getDouble("score"),
                        row.getObject("scored_at", OffsetDateTime.class).toInstant(),
                        row.getObject("probe", UUID.class)))
                .single();
    }

    void save(EmailAddress address, Score score) {
        jdbc.sql("""
                update bounce_score set score = :score, scored_at = :at, probe = cast(:probe as uuid),
                    probed_at = case when cast(:probe as uuid) is null then null
                        else coalesce(probed_at, cast(:at as timestamptz)) end
                where address_key = :key
                """).param("score", score.value()).param("at", utc(score.at())).param("probe", score.probe())
                .param("key", address.key()).update();
    }

    void forget(EmailAddress address) {
        jdbc.sql("delete from bounce_score where address_key = :key").param("key", address.key()).update();
    }

    /** Deletes what came back from an address; the mails that said so. */
    List<UUID> erase(EmailAddress address) {
        return jdbc.sql("delete from bounce where lower(address) = :address returning inbound")
                .param("address", address.value().toLowerCase(Locale.ROOT))
                .query((row, number) -> row.getObject("inbound", UUID.class)).list();
    }

    /** Forgets the scores of addresses whose check mail did not come back, and those that have faded. */
    int deleteSettled(Instant probedBefore, Instant scoredBefore) {
        return jdbc.sql("""
                delete from bounce_score where probed_at < :probed or (probe is null and scored_at < :scored)
                """).param("probed", utc(probedBefore)).param("scored", utc(scoredBefore)).update();
    }

    int deleteOlderThan(Instant instant) {
        return jdbc.sql("delete from bounce where at < :instant").param("instant", utc(instant)).update();
    }

    /** Newest first. */
    List<Bounce> page(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                select * from bounce where cast(:before as uuid) is null or id < :before
                order by id desc limit :limit
                """).param("before", before).param("limit", limit).query(BounceRepository::bounce).list();
    }

    long count(Bounce.Judgement judgement, Instant since) {
        return jdbc.sql("select count(*) from bounce where judgement = :judgement and at > :since")
                .param("judgement", judgement.name()).param("since", utc(since)).query(Long.class).single();
    }

    private static Bounce bounce(ResultSet row, int number) throws SQLException {
        return new Bounce(row.getObject("id", UUID.class), row.getString("address"),
                row.getObject("mailing", UUID.class), row.getInt("seq"), row.getString("kind"),
                row.getString("status"), row.getString("diagnostic"), row.getObject("inbound", UUID.class),
                Bounce.Judgement.valueOf(row.getString("judgement")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.convene.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audience.Reached;
import org.convene.mail.EmailAddress;

/** Reads {@code delivery} and {@code outcome} together: what became of each delivery, and what goes wrong at the moment. */
@Repository
class ReportRepository {
    /** A delivery with its newest outcome and the relay's last words; what has none waits, unless its mailing was stopped. */
    private static final String REPORT = """
            select d.*, o.at, (select w.reply from outcome w where w.mailing = d.mailing and w.week = d.week
                    and w.seq = d.seq and w.reply <> '' and not w.late order by w.at desc limit 1) as reply, coalesce(o.tries, 0) as tries,
                case when o.final then o.state when m.cancelled_at is not null then 'CANCELLED'
                    else coalesce(o.state, 'WAITING') end as now
            from delivery d join mailing m on m.id = d.mailing and m.week = d.week
            left join lateral (
                select o.*, count(*) filter (where o.state not in ('WAITING', 'SUPPRESSED', 'EXPIRED')) over () as tries
                from outcome o where o.mailing = d.mailing and o.week = d.week and o.seq = d.seq and not o.late
                order by o.at desc limit 1) o on true
            """;
    private final JdbcClient jdbc;

    ReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page in the order of places, after one of them; {@code state} null: all. */
    List<DeliveryReport> of(UUID mailing, @Nullable DeliveryState state, int after, int limit) {
        return jdbc.sql("select * from (" + REPORT + """
                 where d.mailing = :mailing and d.seq > :after) r
                where cast(:state as text) is null or r.now = :state
                order by r.seq limit :limit
                """).param("mailing", mailing).param("after", after)
                .param("state", state == null ? null : state.name()).param("limit", limit)
                .query(ReportRepository::report).list();
    }

    /** Everything that was handed in for an address, newest first. */
    /** @param list label of the list they belong to; empty: of all, and of none */
    List<DeliveryReport> to(EmailAddress address, String list, int limit) {
        return jdbc.sql(REPORT + """
                 where d.address_key = :key and (:list = '' or m.list_label = :list)
                order by m.created_at desc, d.mailing limit :limit
                """).param("key", address.key()).param("list", list).param("limit", limit)
                .query(ReportRepository::report).list();
    }

    List<DeliveryReport> to(EmailAddress address, UUID mailing) {
        return jdbc.sql(REPORT + " where d.address_key = :key and d.mailing = :mailing")
                .param("key", address.key()).param("mailing", mailing).query(ReportRepository::report).list();
    }

    Optional<Reached> reached(UUID mailing, int seq) {
        return jdbc.sql("""
                select d.address, d.name, d.language, d.member, d.unsubscribe_url, m.audience,
                    coalesce(m.list_label, '') as list_label
                from delivery d
                join mailing m on m.id = d.mailing and m.week = d.week
                where d.mailing = :mailing and d.seq = :seq
                """).param("mailing", mailing).param("seq", seq)
                .query((row, number) -> new Reached(new EmailAddress(row.getString("address")), row.getString("name"),
                        Locale.forLanguageTag(row.getString("language")), row.getString("audience"),
                        row.getObject("member", UUID.class), row.getString("unsubscribe_url"),
                        row.getString("list_label")))
                .optional();
    }

    /** What was uncertain in the last 30 days, newest first, whatever became of it since. */
    List<DeliveryReport> uncertain(int limit) {
        return jdbc.sql("""
                select d.*, o.at, o.reply, 1 as tries, 'UNCERTAIN' as now
                from outcome o join delivery d on d.mailing = o.mailing and d.week = o.week and d.seq = o.seq
                where o.state = 'UNCERTAIN' and o.at > now() - interval '30 days'
                order by o.at desc, o.seq limit :limit
                """).param("limit", limit).query(ReportRepository::report).list();
    }

    /** The last 24 hours, oldest first, hours without mail included. */
    List<SendingOverview.Hour> hours() {
        return jdbc.sql("""
                with counted as (
                    select date_trunc('hour', at) as hour, count(*) filter (where state = 'ACCEPTED') as accepted,
                        count(*) filter (where state in ('DEFERRED', 'FAILED', 'UNCERTAIN')) as troubled
                    from outcome where at > date_trunc('hour', now()) - interval '23 hours' and not late group by 1)
                select h.hour, coalesce(accepted, 0) as accepted, coalesce(troubled, 0) as troubled
                from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()),
                    interval '1 hour') as h(hour) left join counted using (hour)
                order by h.hour
                """).query((row, number) -> new SendingOverview.Hour(Sql.required(row, "hour"),
                row.getLong("accepted"), row.getLong("troubled"))).list();
    }

    /** What failed in the last 24 hours, by cause and the relay's words without the recipient's address, most frequent first. */
    List<SendingOverview.Failure> failures(int limit) {
        return jdbc.sql("""
                select cause, words, count(*) as many from (
                    select cause, left(regexp_replace(reply, '[^\\s<>]+@[^\\s<>]+', '…', 'g'), 120) as words from outcome
                    where state in ('FAILED', 'EXPIRED') and at > now() - interval '24 hours' and not late) failed
                group by cause, words order by many desc, words limit :limit
                """).param("limit", limit).query((row, number) -> new SendingOverview.Failure(row.getString("cause"),
                row.getString("words"), row.getLong("many"))).list();
    }

    private static DeliveryReport report(ResultSet row, int number) throws SQLException {
        DeliveryId id = new DeliveryId(row.getObject("mailing", UUID.class), row.getInt("seq"));
        String reply = row.getString("reply");
        return new DeliveryReport(id.uuid(), id.mailing(), new EmailAddress(row.getString("address")),
                DeliveryState.valueOf(row.getString("now")), row.getInt("tries"), reply == null ? "" : reply,
                Sql.instant(row, "at"));
    }
}

package org.convene.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.site.Ids;

/** SQL of {@code delivery} as doors need it: handing in, counting, reporting. What workers do is in {@link ClaimRepository}. */
@Repository
class DeliveryRepository {
    private final JdbcClient jdbc;
    private final MailValues json;

    DeliveryRepository(JdbcClient jdbc, MailValues json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes down recipients of one mailing; an address that is there already is left as it is. */
    void insert(UUID mailing, List<Recipient> recipients) {
        jdbc.sql("""
                insert into delivery (id, mailing, lane, address, address_key, name, language, member, own_values,
                    unsubscribe_url, calendar_method, calendar, calendar_organizer, next_at, expires_at)
                select r.id, m.id, m.lane, r.address, r.key, r.name, r.language, r.member, r.own,
                    r.unsubscribe, r.method, r.calendar, r.organizer,
                    case when m.paused_at is null then m.due_at else 'infinity' end, m.expires_at
                from mailing m, jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, address text, key text,
                    name text, language text, member uuid, own jsonb, unsubscribe text, method text, calendar text,
                    organizer text)
                where m.id = :mailing
                on conflict (mailing, address_key) do nothing
                """)
                .param("rows", json.writeAll(recipients.stream().map(Row::of).toList())).param("mailing", mailing)
                .update();
    }

    Map<DeliveryState, Long> counts(UUID mailing) {
        Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
        jdbc.sql("select state, count(*) as many from delivery where mailing = :mailing group by state")
                .param("mailing", mailing)
                .query(row -> {
                    counts.put(DeliveryState.valueOf(row.getString("state")), row.getLong("many"));
                });
        return counts;
    }

    List<DeliveryReport> reports(UUID mailing, @Nullable DeliveryState state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from delivery
                where mailing = :mailing and (cast(:state as text) is null or state = :state)
                    and (cast(:after as uuid) is null or id > :after)
                order by id limit :limit
                """).param("mailing", mailing).param("state", state == null ? null : state.name())
                .param("after", after).param("limit", limit).query(DeliveryRepository::report).list();
    }

    /** Everything that was ever handed in for an address, newest first. */
    List<DeliveryReport> reportsTo(EmailAddress address, int limit) {
        return jdbc.sql("select * from delivery where address_key = :key order by id desc limit :limit")
                .param("key", address.key()).param("limit", limit).query(DeliveryRepository::report).list();
    }

    /** Rows of a paused mailing wait for ever; what is claimed at this moment is kept back by its worker. */
    void hold(UUID mailing) {
        jdbc.sql("update delivery set next_at = 'infinity' where mailing = :mailing and state = 'WAITING'")
                .param("mailing", mailing).update();
    }

    void unhold(UUID mailing) {
        jdbc.sql("""
                update delivery d set next_at = greatest(now(), m.due_at) from mailing m
                where m.id = :mailing and d.mailing = m.id and d.state = 'WAITING' and d.next_at = 'infinity'
                """).param("mailing", mailing).update();
    }

    void cancelWaiting(UUID mailing) {
        jdbc.sql("""
                update delivery set state = 'CANCELLED', cause = 'CANCELLED', changed_at = now()
                where mailing = :mailing and state = 'WAITING'
                """).param("mailing", mailing).update();
    }

    int retryFailed(UUID mailing) {
        return jdbc.sql("""
                update delivery d set state = 'WAITING', cause = '', losses = 0, changed_at = now(),
                    next_at = case when m.paused_at is null then now() else 'infinity' end
                from mailing m
                where m.id = :mailing and d.mailing = m.id and d.state = 'FAILED' and m.cancelled_at is null
                """).param("mailing", mailing).update();
    }

    SendingOverview.Queue queue() {
        return jdbc.sql("""
                select count(*) filter (where state = 'WAITING' and next_at <= now()) as due,
                    count(*) filter (where state = 'WAITING' and next_at > now()) as later,
                    count(*) filter (where state in ('CLAIMED', 'ATTEMPTING')) as sending,
                    min(next_at) filter (where state = 'WAITING' and next_at <= now()) as oldest
                from delivery where state in ('WAITING', 'CLAIMED', 'ATTEMPTING')
                """).query((row, number) -> new SendingOverview.Queue(row.getLong("due"), row.getLong("later"),
                row.getLong("sending"), Optional.ofNullable(Sql.instant(row, "oldest")))).single();
    }

    /** The last 24 hours, oldest first, hours without mail included. */
    List<SendingOverview.Hour> hours() {
        return jdbc.sql("""
                select h.hour, count(a.delivery) filter (where a.result = 'ACCEPTED') as accepted,
                    count(a.delivery) filter (where a.result in ('DEFERRED', 'REFUSED', 'UNCERTAIN')) as troubled
                from generate_series(date_trunc('hour', now()) - interval '23 hours', date_trunc('hour', now()),
                    interval '1 hour') as h(hour)
                left join delivery_attempt a on a.begun_at >= h.hour and a.begun_at < h.hour + interval '1 hour'
                group by h.hour order by h.hour
                """).query((row, number) -> new SendingOverview.Hour(Sql.required(row, "hour"),
                row.getLong("accepted"), row.getLong("troubled"))).list();
    }

    /** What failed in the last 24 hours, by cause and the relay's words, most frequent first. */
    List<SendingOverview.Failure> failures(int limit) {
        return jdbc.sql("""
                select cause, left(last_reply, 120) as words, count(*) as many from delivery
                where state in ('FAILED', 'EXPIRED') and changed_at > now() - interval '24 hours'
                group by cause, left(last_reply, 120) order by many desc, words limit :limit
                """).param("limit", limit).query((row, number) -> new SendingOverview.Failure(row.getString("cause"),
                row.getString("words"), row.getLong("many"))).list();
    }

    List<DeliveryReport> uncertain(int limit) {
        return jdbc.sql("select * from delivery where state = 'UNCERTAIN' order by changed_at desc, id limit :limit")
                .param("limit", limit).query(DeliveryRepository::report).list();
    }

    private static DeliveryReport report(ResultSet row, int number) throws SQLException {
        return new DeliveryReport(row.getObject("id", UUID.class), row.getObject("mailing", UUID.class),
                new EmailAddress(row.getString("address")), DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"), row.getString("last_reply"), Sql.instant(row, "changed_at"));
    }

    private record Row(UUID id, String address, String key, String name, String language, @Nullable UUID member,
            Map<String, Object> own, @Nullable String unsubscribe, @Nullable String method, @Nullable String calendar,
            @Nullable String organizer) {
        static Row of(Recipient recipient) {
            CalendarPart calendar = recipient.calendar();
            return new Row(Ids.next(), recipient.address().value(), recipient.address().key(), recipient.name(),
                    recipient.language().toLanguageTag(), recipient.member(), recipient.values(),
                    recipient.unsubscribeUrl(), calendar == null ? null : calendar.method(),
                    calendar == null ? null : calendar.text(), calendar == null ? null : calendar.organizer().value());
        }
    }
}

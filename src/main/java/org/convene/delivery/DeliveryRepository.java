package org.convene.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audience.MemberQuery;
import org.convene.audience.Recipient;
import org.convene.message.CalendarPart;

/** The SQL of {@code delivery}: written once, read by the worker that sends it. */
@Repository
class DeliveryRepository {
    private final JdbcClient jdbc;
    private final MailValues json;

    DeliveryRepository(JdbcClient jdbc, MailValues json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes down named recipients, in places from {@code firstSeq} on. */
    void insert(UUID mailing, int firstSeq, List<Recipient> recipients) {
        List<Row> rows = IntStream.range(0, recipients.size()).mapToObj(i -> Row.of(firstSeq + i, recipients.get(i)))
                .toList();
        jdbc.sql("""
                insert into delivery (week, mailing, seq, address, address_key, name, language, member, own_values,
                    unsubscribe_url, calendar_method, calendar, calendar_organizer)
                select m.week, m.id, r.seq, r.address, r.key, r.name, r.language, r.member, r.own, r.unsubscribe,
                    r.method, r.calendar, r.organizer
                from mailing m, jsonb_to_recordset(cast(:rows as jsonb)) as r(seq int, address text, key text,
                    name text, language text, member uuid, own jsonb, unsubscribe text, method text, calendar text,
                    organizer text)
                where m.id = :mailing
                """).param("rows", json.writeAll(rows)).param("mailing", mailing).update();
    }

    /** What one step of freezing wrote; {@code to}: the last person in it. */
    record Slice(int count, UUID to) {}

    /** Writes down the next members and the chunks they are sent in. Empty when there are none. */
    Optional<Slice> freeze(MailingRepository.Unfrozen mailing, MemberQuery members, int most) {
        int written = jdbc.sql("""
                insert into delivery (week, mailing, seq, address, address_key, name, language, member, person)
                select m.week, m.id, :from + row_number() over (order by q.person), q.address, q.address_key, q.name,
                    q.language, q.member, q.person
                from mailing m cross join lateral (
                    select * from (%s) every_one %s order by every_one.person limit :most) q
                where m.id = :mailing
                """.formatted(members.sql(), mailing.frozenTo() == null ? "" : "where every_one.person > :after"))
                .params(members.params()).param("from", mailing.recipients())
                .param("after", mailing.frozenTo()).param("most", most).param("mailing", mailing.id()).update();
        if (written == 0) {
            return Optional.empty();
        }
        int last = mailing.recipients() + written;
        plan(mailing.id(), mailing.recipients() + 1, last, Chunking.sizeFor(written));
        UUID to = jdbc.sql("""
                select d.person from delivery d join mailing m on m.id = d.mailing and m.week = d.week
                where d.mailing = :mailing and d.seq = :last
                """).param("mailing", mailing.id()).param("last", last).query(UUID.class).single();
        return Optional.of(new Slice(written, to));
    }

    /** Cuts deliveries into chunks that workers take. */
    void plan(UUID mailing, int first, int last, int size) {
        jdbc.sql("""
                insert into chunk (mailing, week, first_seq, last_seq, size, lane, next_at, expires_at, held)
                select m.id, m.week, s, least(s + :size - 1, :last), least(:size, :last - s + 1), m.lane, m.due_at,
                    m.expires_at, m.paused_at is not null
                from mailing m, generate_series(cast(:first as int), cast(:last as int), cast(:size as int)) as s
                where m.id = :mailing
                """).param("first", first).param("last", last).param("size", size).param("mailing", mailing).update();
    }

    long count(MemberQuery members) {
        return jdbc.sql("select count(*) from (%s) every_one".formatted(members.sql())).params(members.params())
                .query(Long.class).single();
    }

    /** The deliveries of a chunk that earlier claims have not dealt with, in the order of their places. */
    List<DeliveryRow> rows(Chunk chunk) {
        int first = chunk.seq(Math.min(chunk.begun(), chunk.size() - 1));
        List<DeliveryRow> rows = jdbc.sql("""
                select * from delivery
                where mailing = :mailing and week = :week and seq between :first and :last
                    and (cast(:seqs as int[]) is null or seq = any (cast(:seqs as int[])))
                order by seq
                """).param("mailing", chunk.mailing()).param("week", chunk.week()).param("first", first)
                .param("last", chunk.last()).param("seqs", seqs(chunk)).query(DeliveryRepository::row).list();
        return chunk.begun() >= chunk.size() ? List.of() : rows;
    }

    private static Integer @Nullable [] seqs(Chunk chunk) {
        int[] seqs = chunk.seqs();
        return seqs == null ? null : IntStream.of(seqs).boxed().toArray(Integer[]::new);
    }

    private static DeliveryRow row(ResultSet row, int number) throws SQLException {
        return new DeliveryRow(row.getInt("seq"), row.getString("address"), row.getString("address_key"),
                row.getString("name"), row.getString("language"), row.getObject("member", UUID.class),
                row.getObject("person", UUID.class), row.getString("own_values"), row.getString("unsubscribe_url"),
                row.getString("calendar_method"), row.getString("calendar"), row.getString("calendar_organizer"));
    }

    private record Row(int seq, String address, String key, String name, String language, @Nullable UUID member,
            Map<String, Object> own, @Nullable String unsubscribe, @Nullable String method, @Nullable String calendar,
            @Nullable String organizer) {
        static Row of(int seq, Recipient recipient) {
            CalendarPart calendar = recipient.calendar();
            return new Row(seq, recipient.address().value(), recipient.address().key(), recipient.name(),
                    recipient.language().toLanguageTag(), recipient.member(), recipient.values(),
                    recipient.unsubscribeUrl(), calendar == null ? null : calendar.method(),
                    calendar == null ? null : calendar.text(), calendar == null ? null : calendar.organizer().value());
        }
    }
}

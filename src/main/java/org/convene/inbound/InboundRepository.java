package org.convene.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** All SQL of {@code inbound_mail}; times are the database's. */
@Repository
class InboundRepository {
    private final JdbcClient jdbc;

    InboundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same mail for the same recipient is here already. */
    boolean insert(UUID id, Arrival mail, String recipient, Summary summary, byte[] fingerprint) {
        return jdbc.sql("""
                insert into inbound_mail (id, fingerprint, source, sender, recipient, author, author_key, sender_key,
                    subject, size, raw)
                values (:id, :fingerprint, :source, :sender, :recipient, :author, :authorKey, :senderKey,
                    :subject, :size, :raw)
                on conflict (fingerprint) do nothing
                """).param("id", id).param("fingerprint", fingerprint).param("source", mail.source().name())
                .param("sender", mail.sender()).param("recipient", recipient).param("author", summary.author())
                .param("authorKey", summary.from().map(EmailAddress::key).orElse(""))
                .param("senderKey", EmailAddress.parse(mail.sender()).map(EmailAddress::key).orElse(""))
                .param("subject", summary.subject()).param("size", mail.raw().length).param("raw", mail.raw())
                .update() == 1;
    }

    /** Takes the next one that is due; it comes back by itself when nothing is heard of it within the lease. */
    Optional<Taken> claim(Duration lease) {
        return jdbc.sql("""
                with ready as materialized (
                    select id from inbound_mail where state = 'WAITING' and next_at <= now()
                    order by next_at limit 1 for update skip locked)
                update inbound_mail m set attempts = attempts + 1,
                    next_at = now() + make_interval(secs => :lease)
                from ready where m.id = ready.id returning m.*
                """).param("lease", lease.toSeconds()).query(InboundRepository::taken).optional();
    }

    /** False when somebody else has it meanwhile. */
    boolean settle(Taken mail, InboundMail.State state, String verdict, String cause) {
        return jdbc.sql("""
                update inbound_mail set state = :state, verdict = :verdict, cause = :cause, settled_at = now()
                where id = :id and state = 'WAITING' and attempts = :attempt
                """).param("state", state.name()).param("verdict", verdict).param("cause", cause)
                .param("id", mail.id()).param("attempt", mail.attempt()).update() == 1;
    }

    /** Tries it again later. */
    void postpone(Taken mail, Duration delay, String cause) {
        jdbc.sql("""
                update inbound_mail set next_at = now() + make_interval(secs => :delay), cause = :cause
                where id = :id and state = 'WAITING' and attempts = :attempt
                """).param("delay", delay.toSeconds()).param("cause", cause).param("id", mail.id())
                .param("attempt", mail.attempt()).update();
    }

    /** Newest first. */
    List<InboundMail> page(InboundMail.State state, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select * from inbound_mail
                where state = :state and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit
                """).param("state", state.name()).param("before", before).param("limit", limit)
                .query(InboundRepository::mail).list();
    }

    long count(InboundMail.State state) {
        return jdbc.sql("select count(*) from inbound_mail where state = :state").param("state", state.name())
                .query(Long.class).single();
    }

    Optional<InboundMail> byId(UUID id) {
        return jdbc.sql("select * from inbound_mail where id = :id").param("id", id).query(InboundRepository::mail)
                .optional();
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from inbound_mail where id = :id").param("id", id).query(byte[].class).optional();
    }

    /** False when it is not in quarantine. */
    boolean release(UUID id) {
        return jdbc.sql("""
                update inbound_mail set state = 'WAITING', released = true, attempts = 0, next_at = now(), cause = '',
                    settled_at = null
                where id = :id and state = 'QUARANTINED'
                """).param("id", id).update() == 1;
    }

    /** False when it is being dealt with or gone. */
    boolean delete(UUID id) {
        return jdbc.sql("delete from inbound_mail where id = :id and state <> 'WAITING'").param("id", id).update() == 1;
    }

    void delete(Collection<UUID> ids) {
        jdbc.sql("delete from inbound_mail where id = any (:ids)").param("ids", ids.toArray(UUID[]::new)).update();
    }

    /** What this address has written. What it only handed over, and nobody has looked at yet, may be somebody else's. */
    void deleteFrom(EmailAddress address) {
        jdbc.sql("""
                delete from inbound_mail
                where author_key = :key or (sender_key = :key and state <> 'WAITING')
                """).param("key", address.key()).update();
    }

    int deleteOlderThan(Duration age) {
        return jdbc.sql("""
                delete from inbound_mail
                where state <> 'WAITING' and settled_at < now() - make_interval(secs => :age)
                """).param("age", age.toSeconds()).update();
    }

    private static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(row.getObject("id", UUID.class), row.getString("sender"), row.getString("recipient"),
                row.getBytes("raw"), row.getInt("attempts"), row.getBoolean("released"), received(row));
    }

    private static InboundMail mail(ResultSet row, int number) throws SQLException {
        return new InboundMail(row.getObject("id", UUID.class), InboundMail.State.valueOf(row.getString("state")),
                row.getString("sender"), row.getString("recipient"), row.getString("author"),
                row.getString("subject"), row.getInt("size"), row.getString("verdict"), row.getString("cause"),
                received(row));
    }

    private static Instant received(ResultSet row) throws SQLException {
        return row.getObject("received_at", OffsetDateTime.class).toInstant();
    }
}

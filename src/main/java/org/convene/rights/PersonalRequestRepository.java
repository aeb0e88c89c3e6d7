package org.convene.rights;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.rights.PersonalRequest.Kind;
import org.convene.rights.PersonalRequest.Verdict;

/** All SQL of {@code personal_request}. */
@Repository
class PersonalRequestRepository {
    private static final Duration DAY = Duration.ofDays(1);
    private final JdbcClient jdbc;

    PersonalRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * False when this person has asked for it too often today, or somebody has named the same new address today.
     *
     * @param addressKey of the new address; empty for data
     */
    boolean insert(PersonalRequest request, String addressKey, Instant now, int perDay) {
        return jdbc.sql("""
                insert into personal_request (id, subscriber_id, kind, address, address_key, created_at, expires_at)
                select :id, :subscriber, :kind, :address, :key, :now, :expires
                where (select count(*) from personal_request where subscriber_id = :subscriber and kind = :kind
                        and created_at > :since) < :perDay
                    and not exists (select from personal_request where :key <> '' and address_key = :key
                        and created_at > :since)
                """).param("id", request.id()).param("subscriber", request.subscriber())
                .param("kind", request.kind().name()).param("address", request.address()).param("key", addressKey)
                .param("now", utc(now)).param("expires", utc(request.expiresAt())).param("since", utc(now.minus(DAY)))
                .param("perDay", perDay).update() == 1;
    }

    Optional<PersonalRequest> byId(UUID id, Kind kind) {
        return jdbc.sql("select * from personal_request where id = :id and kind = :kind").param("id", id)
                .param("kind", kind.name())
                .query((row, number) -> new PersonalRequest(row.getObject("id", UUID.class),
                        row.getObject("subscriber_id", UUID.class), kind, row.getString("address"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBoolean("done"),
                        row.getString("former"), verdict(row.getString("verdict"))))
                .optional();
    }

    /** Who asked. */
    Optional<UUID> subscriber(UUID id) {
        return jdbc.sql("select subscriber_id from personal_request where id = :id").param("id", id)
                .query(UUID.class).optional();
    }

    /** The one carrying out; false when somebody else did it or it came too late. */
    boolean take(UUID id, Instant now) {
        return jdbc.sql("update personal_request set done = true where id = :id and not done and expires_at > :now")
                .param("id", id).param("now", utc(now)).update() == 1;
    }

    /** From now on its owner may take it back, until then. */
    void moved(UUID id, String former, Instant until) {
        jdbc.sql("update personal_request set former = :former, expires_at = :until where id = :id").param("id", id)
                .param("former", former).param("until", utc(until)).update();
    }

    /** False when something was said already. */
    boolean settle(UUID id, Verdict verdict, Instant until) {
        return jdbc.sql("""
                update personal_request set verdict = :verdict, expires_at = :until where id = :id and verdict = ''
                """).param("id", id).param("verdict", verdict.name()).param("until", utc(until)).update() == 1;
    }

    /** Until when the person is not sure to be who asked for their present address; nor, if that was taken back, for another. */
    Optional<Instant> unsettled(UUID subscriber, boolean orUndone, Instant now) {
        return jdbc.sql("""
                select max(expires_at) from personal_request
                where subscriber_id = :subscriber and kind = 'ADDRESS' and former <> '' and expires_at > :now
                    and (verdict = '' or (:orUndone and verdict = 'UNDONE'))
                having count(*) > 0
                """).param("subscriber", subscriber).param("now", utc(now)).param("orUndone", orUndone)
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Other addresses that were asked for and not confirmed yet. */
    void deleteOpen(UUID subscriber) {
        jdbc.sql("delete from personal_request where subscriber_id = :subscriber and kind = 'ADDRESS' and not done")
                .param("subscriber", subscriber).update();
    }

    private static Verdict verdict(String name) {
        return name.isEmpty() ? Verdict.NONE : Verdict.valueOf(name);
    }

    void deleteOf(UUID subscriber) {
        jdbc.sql("delete from personal_request where subscriber_id = :subscriber").param("subscriber", subscriber)
                .update();
    }

    /** Forgets a new address at once when its link ends, and who asked for their data only after this while. */
    int deleteExpired(Instant now, Duration askedAgain) {
        return jdbc
                .sql("delete from personal_request where expires_at <= case kind when 'DATA' then :old else :now end")
                .param("now", utc(now)).param("old", utc(now.minus(askedAgain))).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

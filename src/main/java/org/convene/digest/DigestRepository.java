package org.convene.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code digest_choice} and {@code digest_entry}. */
@Repository
class DigestRepository {
    private final JdbcClient jdbc;

    DigestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DigestChoice> find(UUID subscriber) {
        return jdbc.sql("select * from digest_choice where subscriber = :subscriber").param("subscriber", subscriber)
                .query(DigestRepository::choice).optional();
    }

    void choose(UUID subscriber, Rhythm rhythm, Instant due) {
        jdbc.sql("""
                insert into digest_choice (subscriber, rhythm, due_at) values (:subscriber, :rhythm, :due)
                on conflict (subscriber) do update set rhythm = excluded.rhythm, due_at = excluded.due_at, last = false
                """).param("subscriber", subscriber).param("rhythm", rhythm.name()).param("due", utc(due)).update();
    }

    void forget(UUID subscriber) {
        jdbc.sql("delete from digest_choice where subscriber = :subscriber").param("subscriber", subscriber).update();
    }

    void forgetEntries(UUID subscriber) {
        jdbc.sql("delete from digest_entry where subscriber = :subscriber").param("subscriber", subscriber).update();
    }

    /** Without those that their reader's next digest would tell once more: what waits for a paused one keeps them in view. */
    int forgetEntriesBefore(Instant moment) {
        return jdbc.sql("""
                delete from digest_entry e where sent_at < :moment and not exists (select from digest_choice c
                    where c.subscriber = e.subscriber and c.since <= e.sent_at)
                """).param("moment", utc(moment)).update();
    }

    /** Whose digest is due, for this transaction alone. */
    List<DigestChoice> lockDue(Instant now, int limit) {
        return jdbc.sql("""
                select * from digest_choice where due_at <= :now order by due_at limit :limit for update skip locked
                """).param("now", utc(now)).param("limit", limit).query(DigestRepository::choice).list();
    }

    /**
     * Sets the next run.
     *
     * @param all whether everything frozen by now was looked at; an hour is looked at again, as what freezes at this moment
     *            cannot be seen yet
     */
    void moveOn(UUID subscriber, Instant due, boolean all, boolean last) {
        jdbc.sql("""
                update digest_choice set due_at = :due, last = :last,
                    since = case when :all then greatest(since, now() - interval '1 hour') else since end
                where subscriber = :subscriber
                """).param("subscriber", subscriber).param("due", utc(due)).param("all", all).param("last", last)
                .update();
    }

    void note(UUID subscriber, Collection<UUID> announcements, Instant now) {
        jdbc.sql("""
                insert into digest_entry select :subscriber, unnest(cast(:announcements as uuid[])), :now
                on conflict do nothing
                """).param("subscriber", subscriber).param("announcements", announcements.toArray(UUID[]::new))
                .param("now", utc(now)).update();
    }

    Set<UUID> noted(UUID subscriber, Collection<UUID> announcements) {
        return new HashSet<>(jdbc.sql("""
                select announcement from digest_entry where subscriber = :subscriber and announcement = any (:all)
                """).param("subscriber", subscriber).param("all", announcements.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class)).list());
    }

    private static DigestChoice choice(ResultSet row, int number) throws SQLException {
        return new DigestChoice(row.getObject("subscriber", UUID.class), Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(), row.getBoolean("last"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

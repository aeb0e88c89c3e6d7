package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.calendar.Answer;

/** The SQL of answers: the columns of {@code invitation} that hold them, and {@code date_answer}. */
@Repository
class AnswerRepository {
    private final JdbcClient jdbc;

    AnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(UUID invitation, LocalDateTime original, Answer answer) {}

    private record Kept(LocalDateTime original, @Nullable String answer, @Nullable OffsetDateTime at, int asked,
            String comment) {}

    /** False when it answers what was changed since, or comes after a newer one, or the invitation was taken back. */
    boolean give(UUID invitation, Given given) {
        LocalDateTime original = given.original();
        return original == null ? giveAll(invitation, given) : giveOne(invitation, original, given);
    }

    /** Dates that were asked about again since are answered with all others, now and from now on. */
    private boolean giveAll(UUID invitation, Given given) {
        boolean taken = jdbc.sql("""
                update invitation set answer = :answer, answered_at = :at, comment = :comment
                where id = :id and held and asked <= :sequence and (answered_at is null or answered_at <= :at)
                """).param("id", invitation).param("answer", given.answer().name()).param("at", at(given.at()))
                .param("comment", given.comment()).param("sequence", given.sequence()).update() == 1;
        if (taken) {
            jdbc.sql("""
                    update date_answer set answer = null, answered_at = cast(:at as timestamptz)
                    where invitation_id = :id and answer = 'NEEDS_ACTION' and asked <= :sequence
                    """).param("id", invitation).param("at", at(given.at())).param("sequence", given.sequence())
                    .update();
        }
        return taken;
    }

    private boolean giveOne(UUID invitation, LocalDateTime original, Given given) {
        return jdbc.sql("""
                insert into date_answer (invitation_id, original, answer, answered_at, comment)
                select id, cast(:original as timestamp), :answer, cast(:at as timestamptz), :comment from invitation
                where id = :id and held and asked <= :sequence
                on conflict (invitation_id, original) do update set answer = excluded.answer,
                    answered_at = excluded.answered_at, comment = excluded.comment
                where date_answer.asked <= :sequence
                    and (date_answer.answered_at is null or date_answer.answered_at <= excluded.answered_at)
                """).param("id", invitation).param("original", original).param("answer", given.answer().name())
                .param("at", at(given.at())).param("comment", given.comment()).param("sequence", given.sequence())
                .update() == 1;
    }

    /**
     * All dates have another time: whatever was said of them counts no more. Those that calendars know apart stay known.
     *
     * @param over dates that keep their answers, by invitation
     */
    void askAgain(List<Invitation> all, Map<UUID, Set<LocalDateTime>> over) {
        if (all.isEmpty()) {
            return;
        }
        UUID[] ids = all.stream().map(Invitation::id).toArray(UUID[]::new);
        Integer[] sequences = all.stream().map(Invitation::sequence).toArray(Integer[]::new);
        jdbc.sql("""
                update invitation i set answer = 'NEEDS_ACTION', answered_at = null, comment = '', asked = told.sequence
                from unnest(cast(:ids as uuid[]), cast(:sequences as int[])) as told (id, sequence) where i.id = told.id
                """).param("ids", ids).param("sequences", sequences).update();
        jdbc.sql("""
                update date_answer d set answer = null, answered_at = null, comment = '', asked = told.sequence
                from unnest(cast(:ids as uuid[]), cast(:sequences as int[])) as told (id, sequence)
                where d.invitation_id = told.id and not exists (
                    select from unnest(cast(:kept as uuid[]), cast(:over as timestamp[])) as past (id, original)
                    where past.id = d.invitation_id and past.original = d.original)
                """).param("ids", ids).param("sequences", sequences)
                .param("kept", over.entrySet().stream().flatMap(one -> one.getValue().stream().map(d -> one.getKey()))
                        .toArray(UUID[]::new))
                .param("over", over.values().stream().flatMap(Set::stream).map(LocalDateTime::toString)
                        .toArray(String[]::new))
                .update();
    }

    /** Dates that go by another name. @param names original starts, old to new */
    void rename(UUID invitation, Map<LocalDateTime, LocalDateTime> names) {
        List<Kept> all = jdbc.sql("""
                delete from date_answer where invitation_id = :id and original = any (cast(:old as timestamp[]))
                returning *
                """).param("id", invitation).param("old", texts(names.keySet())).query((row, number) -> new Kept(
                row.getObject("original", LocalDateTime.class), row.getString("answer"),
                row.getObject("answered_at", OffsetDateTime.class), row.getInt("asked"), row.getString("comment")))
                .list();
        jdbc.sql("""
                insert into date_answer (invitation_id, original, answer, answered_at, asked, comment)
                select :id, kept.* from unnest(cast(:originals as timestamp[]), cast(:answers as text[]),
                    cast(:at as timestamptz[]), cast(:asked as int[]), cast(:comments as text[])) as kept
                on conflict do nothing
                """).param("id", invitation)
                .param("originals", all.stream().map(one -> String.valueOf(names.get(one.original())))
                        .toArray(String[]::new))
                .param("answers", all.stream().map(Kept::answer).toArray(String[]::new))
                .param("at", all.stream().map(one -> one.at() == null ? null : one.at().toString())
                        .toArray(String[]::new))
                .param("asked", all.stream().map(Kept::asked).toArray(Integer[]::new))
                .param("comments", all.stream().map(Kept::comment).toArray(String[]::new)).update();
    }

    private static String[] texts(Collection<LocalDateTime> dates) {
        return dates.stream().map(LocalDateTime::toString).toArray(String[]::new);
    }

    /** A date with another time, and the SEQUENCE that says so. */
    record Asked(UUID invitation, LocalDateTime original, int sequence) {}

    void askAgain(List<Asked> all) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into date_answer (invitation_id, original, answer, asked)
                select id, original, 'NEEDS_ACTION', sequence from unnest(cast(:ids as uuid[]),
                    cast(:originals as timestamp[]), cast(:sequences as int[])) as moved (id, original, sequence)
                on conflict (invitation_id, original) do update set answer = 'NEEDS_ACTION', answered_at = null,
                    comment = '', asked = excluded.asked
                """).param("ids", all.stream().map(Asked::invitation).toArray(UUID[]::new))
                .param("originals", texts(all.stream().map(Asked::original).toList()))
                .param("sequences", all.stream().map(Asked::sequence).toArray(Integer[]::new)).update();
    }

    /** What counts for the dates that calendars know apart from the others, by invitation. */
    Map<UUID, Map<LocalDateTime, Answer>> standing(Collection<UUID> invitations) {
        return grouped(jdbc.sql("""
                select d.invitation_id, d.original, coalesce(d.answer, i.answer) as answer
                from date_answer d join invitation i on i.id = d.invitation_id
                where i.held and i.id = any (:all)
                """).param("all", invitations.toArray(UUID[]::new)));
    }

    /** What single dates were answered apart from the others, by invitation. */
    Map<UUID, Map<LocalDateTime, Answer>> of(Collection<UUID> invitations) {
        return invitations.isEmpty()
                ? Map.of()
                : grouped(jdbc.sql("""
                        select * from date_answer where invitation_id in (:all) and answer is not null
                        """).param("all", invitations));
    }

    private static Map<UUID, Map<LocalDateTime, Answer>> grouped(JdbcClient.StatementSpec sql) {
        Map<UUID, Map<LocalDateTime, Answer>> all = new HashMap<>();
        sql.query((row, number) -> new Row(row.getObject("invitation_id", UUID.class),
                row.getObject("original", LocalDateTime.class), Answer.valueOf(row.getString("answer")))).list()
                .forEach(row -> all.computeIfAbsent(row.invitation(), id -> new HashMap<>())
                        .put(row.original(), row.answer()));
        return all;
    }

    Optional<UUID> byUid(String uid) {
        return jdbc.sql("select id from invitation where uid = :uid and held").param("uid", uid).query(UUID.class)
                .optional();
    }

    /** Deletes what was answered to these invitations. */
    void forgetAll(Collection<UUID> ids) {
        UUID[] all = ids.toArray(UUID[]::new);
        jdbc.sql("delete from date_answer where invitation_id = any (:all)").param("all", all).update();
        jdbc.sql("update invitation set comment = '' where id = any (:all) and comment <> ''").param("all", all)
                .update();
    }

    /** Deletes what a subscription said. */
    void forget(UUID subscription) {
        jdbc.sql("delete from date_answer where invitation_id in "
                + "(select id from invitation where subscription_id = :subscription)")
                .param("subscription", subscription).update();
        jdbc.sql("update invitation set comment = '' where subscription_id = :subscription and comment <> ''")
                .param("subscription", subscription).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

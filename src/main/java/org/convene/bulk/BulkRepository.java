package org.convene.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.bulk.BulkAct.State;
import org.convene.subscription.MemberAct;
import org.convene.subscription.MemberAct.Deed;
import org.convene.subscription.MemberAct.Verdict;

/** All SQL of {@code bulk_act} and {@code bulk_member}. */
@Repository
class BulkRepository {
    private static final int INSERTED_AT_ONCE = 5000;
    private final JdbcClient jdbc;

    BulkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BulkAct act, Collection<UUID> members) {
        jdbc.sql("""
                insert into bulk_act (id, staff_id, staff_name, kind, groups, state, created_at)
                values (:id, :staff, :name, :kind, cast(:groups as uuid[]), :state, :now)
                """).param("id", act.id()).param("staff", act.staffId()).param("name", act.staffName())
                .param("kind", act.kind().name()).param("groups", ids(act.groups())).param("state", act.state().name())
                .param("now", at(act.createdAt())).update();
        List<UUID> all = List.copyOf(members);
        for (int from = 0; from < all.size(); from += INSERTED_AT_ONCE) {
            jdbc.sql("""
                    insert into bulk_member (act_id, subscription_id)
                    select :act, id from unnest(cast(:ids as uuid[])) as chosen (id) on conflict do nothing
                    """).param("act", act.id())
                    .param("ids", ids(all.subList(from, Math.min(all.size(), from + INSERTED_AT_ONCE)))).update();
        }
    }

    /** Begins to look at everybody anew. False when the act was started meanwhile. */
    boolean look(UUID id, Instant now) {
        return jdbc.sql("""
                update bulk_act set state = 'LOOKING', looked_to = null, starts_at = :now
                where id = :id and state in ('CHOSEN', 'READY', 'LOOKING')
                """).param("id", id).param("now", at(now)).update() == 1;
    }

    void lookedTo(UUID id, UUID last) {
        jdbc.sql("update bulk_act set looked_to = :last where id = :id").param("id", id).param("last", last).update();
    }

    /** Lets it begin once everybody has been looked at. False when that is over. */
    boolean begin(UUID id) {
        return jdbc.sql("update bulk_act set begins = true where id = :id and state = 'LOOKING'").param("id", id)
                .update() == 1;
    }

    long meant(UUID act) {
        return jdbc.sql("select count(*) from bulk_member where act_id = :act").param("act", act).query(Long.class)
                .single();
    }

    long looked(BulkAct act) {
        UUID last = act.lookedTo();
        return last == null
                ? 0
                : jdbc.sql("select count(*) from bulk_member where act_id = :act and subscription_id <= :last")
                        .param("act", act.id()).param("last", last).query(Long.class).single();
    }

    Optional<BulkAct> byId(UUID id) {
        return jdbc.sql("select * from bulk_act where id = :id").param("id", id).query(BulkRepository::act).optional();
    }

    /** Newest first, those that were only looked at left out. */
    List<BulkAct> recent(UUID staff, int most) {
        return jdbc.sql("""
                select * from bulk_act where staff_id = :staff and state not in ('CHOSEN', 'LOOKING', 'READY')
                order by created_at desc limit :most
                """).param("staff", staff).param("most", most).query(BulkRepository::act).list();
    }

    /** The next that has something to do, for this transaction alone. */
    Optional<BulkAct> claim(Instant now) {
        return jdbc.sql("""
                select * from bulk_act where state in ('LOOKING', 'WAITING', 'RUNNING', 'UNDOING') and starts_at <= :now
                order by starts_at limit 1 for update skip locked
                """).param("now", at(now)).query(BulkRepository::act).optional();
    }

    boolean move(UUID id, Collection<State> from, State to, @Nullable Instant starts, @Nullable Instant ended) {
        return jdbc.sql("""
                update bulk_act set state = :to, starts_at = coalesce(:starts, starts_at),
                    ended_at = cast(:ended as timestamptz)
                where id = :id and state = any (:from)
                """).param("id", id).param("to", to.name())
                .param("from", from.stream().map(State::name).toArray(String[]::new))
                .param("starts", starts == null ? null : at(starts), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", ended == null ? null : at(ended), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update() == 1;
    }

    boolean detail(UUID id, @Nullable UUID target, @Nullable LocalDate until, String note, boolean welcome) {
        return jdbc.sql("""
                update bulk_act set target_id = cast(:target as uuid), until = cast(:until as date), note = :note,
                    welcome = :welcome
                where id = :id and state in ('CHOSEN', 'LOOKING', 'READY')
                """).param("id", id).param("target", target == null ? null : target.toString())
                .param("until", until == null ? null : until.toString()).param("note", note).param("welcome", welcome)
                .update() == 1;
    }

    /** In the order of their ids, from there on. */
    List<UUID> from(UUID act, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select subscription_id from bulk_member where act_id = :act and subscription_id > :after
                order by subscription_id limit :most
                """).param("act", act).param("after", after == null ? new UUID(0, 0) : after).param("most", most)
                .query(BulkRepository::member).list();
    }

    List<UUID> members(UUID act, String state, int most) {
        return jdbc.sql("""
                select subscription_id from bulk_member where act_id = :act and state = :state
                order by subscription_id limit :most
                """).param("act", act).param("state", state).param("most", most).query(BulkRepository::member).list();
    }

    /** Why these were left out. */
    Map<UUID, String> reasons(UUID act, Collection<UUID> members) {
        return jdbc.sql("""
                select subscription_id, reason from bulk_member
                where act_id = :act and subscription_id in (select unnest(cast(:ids as uuid[]))) and reason is not null
                """).param("act", act).param("ids", ids(members))
                .query((row, number) -> Map.entry(row.getObject("subscription_id", UUID.class),
                        row.getString("reason")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void judged(UUID act, Map<UUID, Verdict> verdicts) {
        List<Map.Entry<UUID, Verdict>> all = List.copyOf(verdicts.entrySet());
        jdbc.sql("""
                update bulk_member m set state = case when judged.reason = '' then 'OPEN' else 'OUT' end,
                    reason = nullif(judged.reason, ''), mail = cast(judged.mail as boolean)
                from unnest(cast(:ids as uuid[]), :reasons, :mails) as judged (id, reason, mail)
                where m.act_id = :act and m.subscription_id = judged.id
                """).param("act", act).param("ids", ids(all.stream().map(Map.Entry::getKey).toList()))
                .param("reasons", all.stream().map(one -> reason(one.getValue())).toArray(String[]::new))
                .param("mails", all.stream().map(one -> String.valueOf(one.getValue().mail())).toArray(String[]::new))
                .update();
    }

    private static String reason(Verdict verdict) {
        return verdict.obstacle() == null ? "" : Tally.reason(verdict.obstacle());
    }

    void done(UUID act, UUID member, Deed deed) {
        jdbc.sql("""
                update bulk_member set state = :state, reason = cast(:reason as text), made_id = cast(:made as uuid),
                    paused_until = cast(:until as date), paused_by_staff = :byStaff
                where act_id = :act and subscription_id = :member and state = 'OPEN'
                """).param("act", act).param("member", member)
                .param("state", deed.obstacle() == null ? "DONE" : "MISSED")
                .param("reason", deed.obstacle() == null ? null : Tally.reason(deed.obstacle()))
                .param("made", deed.made() == null ? null : deed.made().toString())
                .param("until", deed.pausedUntil() == null ? null : deed.pausedUntil().toString())
                .param("byStaff", deed.pausedByStaff()).update();
    }

    Deed deed(UUID act, UUID member) {
        return jdbc.sql("select * from bulk_member where act_id = :act and subscription_id = :member").param("act", act)
                .param("member", member).query((row, number) -> new Deed(null, row.getObject("made_id", UUID.class),
                        row.getObject("paused_until", LocalDate.class), row.getBoolean("paused_by_staff")))
                .single();
    }

    void mark(UUID act, UUID member, String state, @Nullable String reason) {
        jdbc.sql("""
                update bulk_member set state = :state, reason = coalesce(cast(:reason as text), reason)
                where act_id = :act and subscription_id = :member
                """).param("act", act).param("member", member).param("state", state).param("reason", reason).update();
    }

    Tally tally(UUID act) {
        Map<String, Long> states = new LinkedHashMap<>();
        Map<String, Long> out = new LinkedHashMap<>();
        long[] mails = {0};
        jdbc.sql("""
                select state, reason, count(*) as members, count(*) filter (where mail) as mails from bulk_member
                where act_id = :act group by state, reason order by count(*) desc, reason
                """).param("act", act).query(row -> {
            String state = row.getString("state");
            long members = row.getLong("members");
            if (state.equals("OUT") || state.equals("MISSED")) {
                out.merge(row.getString("reason"), members, Long::sum);
            } else {
                states.merge(state, members, Long::sum);
                mails[0] += row.getLong("mails");
            }
        });
        return new Tally(states.getOrDefault("OPEN", 0L), states.getOrDefault("DONE", 0L),
                states.getOrDefault("BACK", 0L), states.getOrDefault("STAYED", 0L), mails[0], out);
    }

    /** Forgets what was only looked at, and what can no longer be taken back. */
    int forget(Instant drafts, Instant acts) {
        return jdbc.sql("""
                delete from bulk_act where (state in ('CHOSEN', 'LOOKING', 'READY') and created_at < :drafts)
                    or (state in ('DONE', 'STOPPED', 'UNDONE') and ended_at < :acts)
                """).param("drafts", at(drafts)).param("acts", at(acts)).update();
    }

    private static UUID member(ResultSet row, int number) throws SQLException {
        return row.getObject("subscription_id", UUID.class);
    }

    private static BulkAct act(ResultSet row, int number) throws SQLException {
        return new BulkAct(row.getObject("id", UUID.class), row.getObject("staff_id", UUID.class),
                row.getString("staff_name"), MemberAct.Kind.valueOf(row.getString("kind")),
                Arrays.asList((UUID[]) row.getArray("groups").getArray()), row.getObject("target_id", UUID.class),
                row.getObject("until", LocalDate.class), row.getString("note"), row.getBoolean("welcome"),
                State.valueOf(row.getString("state")), row.getObject("looked_to", UUID.class),
                row.getBoolean("begins"), instant(row, "created_at"), instantOrNull(row, "starts_at"),
                instantOrNull(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

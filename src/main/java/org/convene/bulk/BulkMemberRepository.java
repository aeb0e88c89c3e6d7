package org.convene.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.subscription.MemberAct.Deed;
import org.convene.subscription.MemberAct.Verdict;

/** All SQL of {@code bulk_member}: whom an act is for, and what became of each. */
@Repository
class BulkMemberRepository {
    private static final int INSERTED_AT_ONCE = 5000;
    private final JdbcClient jdbc;

    BulkMemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID act, Collection<UUID> members) {
        List<UUID> all = List.copyOf(members);
        for (int from = 0; from < all.size(); from += INSERTED_AT_ONCE) {
            jdbc.sql("""
                    insert into bulk_member (act_id, subscription_id)
                    select :act, id from unnest(cast(:ids as uuid[])) as chosen (id) on conflict do nothing
                    """).param("act", act)
                    .param("ids", ids(all.subList(from, Math.min(all.size(), from + INSERTED_AT_ONCE)))).update();
        }
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

    /** In the order of their ids, from there on. */
    List<UUID> from(UUID act, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select subscription_id from bulk_member where act_id = :act and subscription_id > :after
                order by subscription_id limit :most
                """).param("act", act).param("after", after == null ? new UUID(0, 0) : after).param("most", most)
                .query(BulkMemberRepository::member).list();
    }

    List<UUID> members(UUID act, String state, int most) {
        return jdbc.sql("""
                select subscription_id from bulk_member where act_id = :act and state = :state
                order by subscription_id limit :most
                """).param("act", act).param("state", state).param("most", most).query(BulkMemberRepository::member)
                .list();
    }

    /** Any of those meant, whatever became of them. */
    List<UUID> members(UUID act, int most) {
        return jdbc.sql("select subscription_id from bulk_member where act_id = :act limit :most").param("act", act)
                .param("most", most).query(BulkMemberRepository::member).list();
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

    /** Whether it is still their turn. @param state OPEN, or DONE for what is taken back */
    boolean waits(UUID act, UUID member, String state) {
        return jdbc.sql("""
                select exists (select from bulk_member
                    where act_id = :act and subscription_id = :member and state = :state)
                """).param("act", act).param("member", member).param("state", state).query(Boolean.class).single();
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

    private static UUID member(ResultSet row, int number) throws SQLException {
        return row.getObject("subscription_id", UUID.class);
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

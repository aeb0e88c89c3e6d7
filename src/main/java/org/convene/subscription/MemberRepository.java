package org.convene.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.subscription.Subscription.State;

/** What staff read about the members of a group. */
@Repository
class MemberRepository {
    private static final int FETCH = 500;
    private static final String SELECTED = SubscriptionRepository.SELECT.strip().substring("select".length());
    private static final String ANNOUNCED = """
             where s.group_id = any (cast(:groups as uuid[])) and s.state = 'ACTIVE' and s.announcements
            """;
    private final JdbcClient jdbc;
    private final SubscriberRepository subscribers;

    MemberRepository(JdbcClient jdbc, SubscriberRepository subscribers) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
    }

    List<Subscription> page(UUID group, MemberFilter filter) {
        return jdbc.sql(SubscriptionRepository.SELECT + """
                 where s.group_id = :group and s.id > :after and p.erased_at is null
                    and case when :state = '' then s.state <> 'ENDED' else s.state = :state end
                    and (:all or p.address_key like :pattern or lower(p.name) like :pattern)
                order by s.id limit :limit
                """).param("group", group).param("after", filter.from())
                .param("state", filter.state() == null ? "" : filter.state().name())
                .param("all", filter.search().isBlank()).param("pattern", filter.pattern())
                .param("limit", filter.limit()).query(SubscriptionRepository::row).list();
    }

    /** Who takes announcements of one of these groups, each person once, by address. */
    List<Subscription> announced(Collection<UUID> groups, MemberFilter filter) {
        return jdbc.sql("select * from (select distinct on (s.subscriber_id)" + SELECTED + ANNOUNCED + """
                    and (p.address_key like :pattern or lower(p.name) like :pattern)
                order by s.subscriber_id, s.id) one order by address limit :limit
                """).param("groups", Sql.ids(groups)).param("pattern", filter.pattern())
                .param("limit", filter.limit()).query(SubscriptionRepository::row).list();
    }

    /** One of these, by the id of the subscription. */
    Optional<Subscription> announced(Collection<UUID> groups, UUID subscription) {
        return jdbc.sql(SubscriptionRepository.SELECT + ANNOUNCED + " and s.id = :id")
                .param("groups", Sql.ids(groups)).param("id", subscription).query(SubscriptionRepository::row)
                .optional();
    }

    void forEachLive(UUID group, Consumer<Subscription> consumer) {
        try (var rows = jdbc.sql(SubscriptionRepository.SELECT
                + " where s.group_id = :group and s.state <> 'ENDED' order by s.id").withFetchSize(FETCH)
                .param("group", group).query(SubscriptionRepository::row).stream()) {
            rows.forEach(consumer);
        }
    }

    /** By state, zero included. */
    Map<String, Long> counts(UUID group) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(state.name(), 0L);
        }
        jdbc.sql("select state, count(*) as members from subscription where group_id = :group group by state")
                .param("group", group).query((row, number) -> Map.entry(row.getString("state"), row.getLong("members")))
                .list().forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** What each of these addresses was to the group last; absent: nothing yet. Who was erased has left every group. */
    Map<String, Past> pastOf(UUID group, Collection<String> addressKeys) {
        Map<String, Past> past = new HashMap<>();
        jdbc.sql("""
                select p.address_key, s.state, s.ended_reason
                from subscription s join subscriber p on p.id = s.subscriber_id
                where s.group_id = :group and p.address_key = any (:keys)
                order by s.created_at, s.id
                """).param("group", group).param("keys", addressKeys.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("address_key"),
                        judge(row.getString("state"), row.getString("ended_reason"))))
                .list().forEach(one -> past.put(one.getKey(), one.getValue()));
        subscribers.erased(addressKeys).forEach(key -> past.put(key, Past.LEFT));
        return past;
    }

    private static Past judge(String state, String reason) {
        if (!state.equals("ENDED")) {
            return Past.LIVE;
        }
        return switch (reason) {
            case "LEFT", "SUPPRESSED", "COMPLAINED" -> Past.LEFT;
            default -> Past.SENT_AWAY;
        };
    }
}

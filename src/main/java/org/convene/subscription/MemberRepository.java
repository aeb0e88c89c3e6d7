package org.convene.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.subscription.MemberFilter.Sort;
import org.convene.subscription.Subscription.State;

/** What staff read about the members of a group. */
@Repository
class MemberRepository {
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

    List<Subscription> page(Collection<UUID> groups, MemberFilter filter) {
        MemberCondition condition = MemberCondition.of(groups, filter);
        return jdbc.sql(SubscriptionRepository.SELECT + condition.where() + order(filter) + " limit :limit")
                .params(condition.values()).params(after(filter)).param("limit", filter.limit())
                .query(SubscriptionRepository::row).list();
    }

    /** How many there are from the first page to the last. */
    long count(Collection<UUID> groups, MemberFilter filter) {
        MemberCondition condition = MemberCondition.of(groups, filter);
        return jdbc.sql("select count(*) from subscription s"
                + (condition.ofPeople() ? " join subscriber p on p.id = s.subscriber_id" : "") + condition.where())
                .params(condition.values()).query(Long.class).single();
    }

    /** The key comes before the row it belongs to, so that an index gives both the place and the order. */
    private static String order(MemberFilter filter) {
        boolean on = filter.after() != null;
        return switch (filter.sort()) {
            case OLDEST -> (on ? " and s.id > :after" : "") + " order by s.id";
            case NEWEST -> (on ? " and s.id < :after" : "") + " order by s.id desc";
            case ADDRESS -> (on ? " and p.address_key >= :address and (p.address_key, s.id) > (:address, :after)" : "")
                    + " order by p.address_key, s.id";
            case NAME -> (on
                    ? " and (lower(p.name), p.id) >= (:name, :person)"
                            + " and (lower(p.name), p.id, s.id) > (:name, :person, :after)"
                    : "") + " order by lower(p.name), p.id, s.id";
        };
    }

    /** Where the page before ended; for an id that is nobody's, at the very end. */
    private Map<String, Object> after(MemberFilter filter) {
        if (filter.after() == null) {
            return Map.of();
        }
        Map<String, Object> place = new HashMap<>(Map.of("after", filter.after()));
        if (filter.sort() == Sort.ADDRESS || filter.sort() == Sort.NAME) {
            place.putAll(jdbc.sql("""
                    select p.address_key as address, lower(p.name) as name, p.id as person
                    from subscription s join subscriber p on p.id = s.subscriber_id where s.id = :id
                    """).param("id", filter.after())
                    .query((row, number) -> place(row.getString("address"), row.getString("name"),
                            Sql.id(row, "person")))
                    .optional().orElseGet(() -> place("\uFFFF", "\uFFFF", new UUID(-1, -1))));
        }
        return place;
    }

    private static Map<String, Object> place(String address, String name, UUID person) {
        return Map.of("address", address, "name", name, "person", person);
    }

    /** Who takes announcements of one of these groups, each person once, by address. */
    List<Subscription> announced(Collection<UUID> groups, MemberFilter filter) {
        StringBuilder where = new StringBuilder(ANNOUNCED);
        Map<String, Object> values = new HashMap<>();
        MemberCondition.found(where, values, filter.words());
        return jdbc.sql("select * from (select distinct on (s.subscriber_id)" + SELECTED + where + """
                 order by s.subscriber_id, s.id) one order by address limit :limit
                """).param("groups", Sql.ids(groups)).params(values).param("limit", filter.limit())
                .query(SubscriptionRepository::row).list();
    }

    /** Of all pages together. */
    List<UUID> ids(Collection<UUID> groups, MemberFilter filter) {
        MemberCondition condition = MemberCondition.of(groups, filter);
        return jdbc.sql("select s.id from subscription s"
                + (condition.ofPeople() ? " join subscriber p on p.id = s.subscriber_id" : "") + condition.where()
                + " order by s.id").params(condition.values())
                .query((row, number) -> Sql.id(row, "id")).list();
    }

    /** A list of ids is joined, not searched: it would be read anew for every row of the table. */
    List<Subscription> byIds(Collection<UUID> ids) {
        return jdbc.sql(SubscriptionRepository.SELECT + " where s.id in (select unnest(cast(:ids as uuid[])))")
                .param("ids", Sql.ids(ids)).query(SubscriptionRepository::row).list();
    }

    List<UUID> groupsOf(Collection<UUID> ids) {
        return jdbc.sql("select distinct group_id from subscription where id in (select unnest(cast(:ids as uuid[])))")
                .param("ids", Sql.ids(ids)).query((row, number) -> Sql.id(row, "group_id")).list();
    }

    /** Zones anybody has, by name: each one step through the index, however many people there are. */
    List<String> zones() {
        return jdbc.sql("""
                with recursive one (zone) as (
                    select min(zone) from subscriber
                    union all
                    select (select min(p.zone) from subscriber p where p.zone > one.zone) from one
                    where one.zone is not null)
                select zone from one where zone is not null
                """).query((row, number) -> row.getString("zone")).list();
    }

    /** One of these, by the id of the subscription. */
    Optional<Subscription> announced(Collection<UUID> groups, UUID subscription) {
        return jdbc.sql(SubscriptionRepository.SELECT + ANNOUNCED + " and s.id = :id")
                .param("groups", Sql.ids(groups)).param("id", subscription).query(SubscriptionRepository::row)
                .optional();
    }

    /** By group and state, zero included. */
    Map<UUID, Map<String, Long>> counts(Collection<UUID> groups) {
        Map<UUID, Map<String, Long>> counts = new HashMap<>();
        for (UUID group : groups) {
            Map<String, Long> states = new LinkedHashMap<>();
            for (State state : State.values()) {
                states.put(state.name(), 0L);
            }
            counts.put(group, states);
        }
        jdbc.sql("""
                select group_id, state, count(*) as members from subscription
                where group_id = any (cast(:groups as uuid[])) group by group_id, state
                """).param("groups", Sql.ids(groups)).query(row -> {
            Map<String, Long> states = Objects.requireNonNull(counts.get(Sql.id(row, "group_id")));
            states.put(row.getString("state"), row.getLong("members"));
        });
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

package org.convene.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.site.Ids;
import org.convene.subscription.Subscription.EndReason;
import org.convene.subscription.Subscription.Kinds;
import org.convene.subscription.Subscription.State;

/** The SQL of {@code subscription} that changes one person's rows or streams a group's. */
@Repository
class SubscriptionRepository {
    static final String SELECT = """
            select s.*, p.address, p.name, p.language, p.zone, p.clock
            from subscription s join subscriber p on p.id = s.subscriber_id
            """;
    private static final int FETCH = 500;
    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the person has a live one for this group already. */
    Optional<UUID> insert(UUID subscriber, UUID group, State state, Kinds kinds, Set<UUID> slots, Instant now) {
        return jdbc.sql("""
                insert into subscription (id, subscriber_id, group_id, state, invitations, announcements, slots,
                    created_at, active_since)
                values (:id, :subscriber, :group, :state, :invitations, :announcements, cast(:slots as uuid[]), :now,
                    case when :state = 'ACTIVE' then :now end)
                on conflict (subscriber_id, group_id) where state <> 'ENDED' do nothing
                returning id
                """).param("id", Ids.next()).param("subscriber", subscriber).param("group", group)
                .param("state", state.name()).param("invitations", kinds.invitations())
                .param("announcements", kinds.announcements()).param("slots", Sql.ids(slots)).param("now", Sql.at(now))
                .query(UUID.class).optional();
    }

    Optional<Subscription> byId(UUID id) {
        return jdbc.sql(SELECT + " where s.id = :id").param("id", id).query(SubscriptionRepository::row).optional();
    }

    /** The live one of the same person and group as this one, whatever became of this one. */
    Optional<Subscription> liveLike(UUID id) {
        return jdbc.sql(SELECT + """
                 join subscription old on old.subscriber_id = s.subscriber_id and old.group_id = s.group_id
                where old.id = :id and s.state <> 'ENDED'
                """).param("id", id).query(SubscriptionRepository::row).optional();
    }

    List<Subscription> live(UUID subscriber) {
        return jdbc.sql(SELECT + " where s.subscriber_id = :subscriber and s.state <> 'ENDED' order by s.id")
                .param("subscriber", subscriber).query(SubscriptionRepository::row).list();
    }

    /** What these people are active in, in one group. */
    List<Subscription> active(UUID group, Collection<UUID> subscribers) {
        return jdbc.sql(SELECT + """
                 where s.group_id = :group and s.subscriber_id = any (:people) and s.state = 'ACTIVE' order by s.id
                """).param("group", group).param("people", subscribers.toArray(UUID[]::new))
                .query(SubscriptionRepository::row).list();
    }

    /** What somebody with this address is subscribed to. */
    List<Subscription> live(EmailAddress address) {
        return jdbc.sql(SELECT + " where p.address_key = :key and s.state <> 'ENDED' order by s.id")
                .param("key", address.key()).query(SubscriptionRepository::row).list();
    }

    /** Past ones too, oldest first. */
    List<Subscription> all(UUID subscriber) {
        return jdbc.sql(SELECT + " where s.subscriber_id = :subscriber order by s.id").param("subscriber", subscriber)
                .query(SubscriptionRepository::row).list();
    }

    /** Nothing this person left can be brought back any more. */
    void forbidUndo(UUID subscriber) {
        jdbc.sql("update subscription set undone = true where subscriber_id = :subscriber and not undone")
                .param("subscriber", subscriber).update();
    }

    List<Subscription> departed(UUID departure) {
        return jdbc.sql(SELECT + " where s.departure_id = :departure order by s.id").param("departure", departure)
                .query(SubscriptionRepository::row).list();
    }

    /** The state it was in; empty when it has ended already. */
    Optional<State> end(UUID id, EndReason reason, @Nullable UUID departure, Instant now) {
        return jdbc.sql("""
                update subscription s set state = 'ENDED', ended_at = :now, ended_reason = :reason,
                    departure_id = cast(:departure as uuid), paused_until = null
                from (select id, state from subscription where id = :id and state <> 'ENDED' for update) as old
                where s.id = old.id returning old.state
                """).param("id", id).param("reason", reason.name())
                .param("departure", departure == null ? null : departure.toString()).param("now", Sql.at(now))
                .query(State.class).optional();
    }

    /** The same for one that staff ended, unless it was brought back already or its person was erased. */
    boolean takeBack(UUID id) {
        return jdbc.sql("""
                update subscription s set undone = true
                where id = :id and not undone and ended_reason in ('REMOVED', 'DECLINED')
                    and not exists (select from subscription later where later.subscriber_id = s.subscriber_id
                        and later.group_id = s.group_id and later.id <> s.id and later.created_at >= s.ended_at)
                """).param("id", id).update() == 1;
    }

    /** Marks a departure undone, once, and only where the person decided nothing about the group since. */
    List<UUID> takeUndo(UUID departure, Instant notBefore) {
        return jdbc.sql("""
                update subscription s set undone = true
                where departure_id = :departure and not undone and ended_reason = 'LEFT' and ended_at > :notBefore
                    and not exists (select from subscription later where later.subscriber_id = s.subscriber_id
                        and later.group_id = s.group_id and later.id <> s.id
                        and later.created_at >= s.ended_at)
                returning s.id
                """).param("departure", departure).param("notBefore", Sql.at(notBefore))
                .query((row, number) -> Sql.id(row, "id")).list();
    }

    /** Whether at least one of the departure's groups could still be brought back. */
    boolean undoable(UUID departure) {
        return jdbc.sql("""
                select exists (select from subscription s
                    where departure_id = :departure and not undone and ended_reason = 'LEFT'
                    and not exists (select from subscription later where later.subscriber_id = s.subscriber_id
                        and later.group_id = s.group_id and later.id <> s.id
                        and later.created_at >= s.ended_at))
                """).param("departure", departure).query(Boolean.class).single();
    }

    boolean accept(UUID id, Instant now) {
        return jdbc.sql("""
                update subscription set state = 'ACTIVE', active_since = :now where id = :id and state = 'PENDING'
                """).param("id", id).param("now", Sql.at(now)).update() == 1;
    }

    boolean choose(UUID id, Kinds kinds, Set<UUID> slots) {
        return jdbc.sql("""
                update subscription set invitations = :invitations, announcements = :announcements,
                    slots = cast(:slots as uuid[])
                where id = :id and state <> 'ENDED'
                    and ((invitations, announcements) is distinct from (:invitations, :announcements)
                        or not (slots @> cast(:slots as uuid[]) and slots <@ cast(:slots as uuid[])))
                """).param("id", id).param("invitations", kinds.invitations())
                .param("announcements", kinds.announcements()).param("slots", Sql.ids(slots)).update() == 1;
    }

    boolean takeSlots(UUID id, Set<UUID> slots) {
        return jdbc.sql("""
                update subscription set slots = cast(:slots as uuid[])
                where id = :id and state <> 'ENDED'
                    and not (slots @> cast(:slots as uuid[]) and slots <@ cast(:slots as uuid[]))
                """).param("id", id).param("slots", Sql.ids(slots)).update() == 1;
    }

    boolean quieten(UUID id) {
        return jdbc.sql("""
                update subscription set announcements = false where id = :id and state <> 'ENDED' and announcements
                """).param("id", id).update() == 1;
    }

    /** Who takes one of the former slots takes the one that goes on with it. @param next by the slot before */
    void carrySlots(Map<UUID, UUID> next) {
        List<UUID> before = List.copyOf(next.keySet());
        jdbc.sql("""
                update subscription set slots = slots || array(
                    select after from unnest(cast(:before as uuid[]), cast(:after as uuid[])) as carried (before, after)
                    where before = any (slots))
                where slots && cast(:before as uuid[])
                """).param("before", Sql.ids(before))
                .param("after", Sql.ids(before.stream().map(next::get).toList())).update();
    }

    void forgetSlots(UUID subscriber) {
        jdbc.sql("update subscription set slots = '{}' where subscriber_id = :subscriber and slots <> '{}'")
                .param("subscriber", subscriber).update();
    }

    /** The state it was in; empty when it is paused like that already, or cannot be. */
    Optional<State> pause(UUID id, LocalDate until, boolean byStaff) {
        return jdbc.sql("""
                update subscription s set state = 'PAUSED', paused_until = :until, paused_by_staff = :byStaff
                from (select id, state from subscription where id = :id and state in ('ACTIVE', 'PAUSED')
                    and (paused_until, paused_by_staff) is distinct from (:until, :byStaff) for update) as old
                where s.id = old.id returning old.state
                """).param("id", id).param("until", until).param("byStaff", byStaff).query(State.class).optional();
    }

    boolean resume(UUID id) {
        return jdbc.sql("""
                update subscription set state = 'ACTIVE', paused_until = null, paused_by_staff = false
                where id = :id and state = 'PAUSED'
                """).param("id", id).update() == 1;
    }

    /** Those whose day has begun where the person lives, group by group; locked for this transaction alone. */
    List<Subscription> pauseOver(Instant now, int limit) {
        List<ZoneId> zones = zonesOfPauses(LocalDate.ofInstant(now, ZoneOffset.MAX));
        return jdbc.sql(SELECT + """
                    join unnest(:zones, cast(:days as date[])) as today (zone, day) on today.zone = p.zone
                where s.state = 'PAUSED' and s.paused_until <= today.day
                order by s.paused_until, s.id limit :limit for update of s skip locked
                """).param("zones", zones.stream().map(ZoneId::getId).toArray(String[]::new))
                .param("days", zones.stream().map(zone -> LocalDate.ofInstant(now, zone).toString())
                        .toArray(String[]::new))
                .param("limit", limit)
                .query(SubscriptionRepository::row).list().stream()
                .sorted(Comparator.comparing(Subscription::group)).toList();
    }

    /** Where those live whose pause may be over: the server may know fewer zones than we do, or older laws of them. */
    private List<ZoneId> zonesOfPauses(LocalDate latest) {
        return jdbc.sql("""
                select distinct p.zone from subscription s join subscriber p on p.id = s.subscriber_id
                where s.state = 'PAUSED' and s.paused_until <= :latest
                """).param("latest", latest).query((row, number) -> ZoneId.of(row.getString("zone"))).list();
    }

    long countActive(UUID group) {
        return jdbc.sql("select count(*) from subscription where group_id = :group and state = 'ACTIVE'")
                .param("group", group).query(Long.class).single();
    }

    /** Streams in id order within the caller's transaction. */
    void forEachActive(UUID group, MailKind kind, Consumer<Subscription> consumer) {
        stream(SELECT + " where s.group_id = :group and s.state = 'ACTIVE' and "
                + (kind == MailKind.INVITATIONS ? "s.invitations" : "s.announcements") + " order by s.id",
                "group", group, consumer);
    }

    private void stream(String sql, String name, Object value, Consumer<Subscription> consumer) {
        try (var rows = jdbc.sql(sql).withFetchSize(FETCH).param(name, value).query(SubscriptionRepository::row)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    static Subscription row(ResultSet row, int number) throws SQLException {
        String reason = row.getString("ended_reason");
        return new Subscription(Sql.id(row, "id"), new Subscriber(Sql.id(row, "subscriber_id"), Sql.person(row)),
                Sql.id(row, "group_id"), State.valueOf(row.getString("state")),
                new Kinds(row.getBoolean("invitations"), row.getBoolean("announcements")),
                Sql.idSet(row, "slots"),
                row.getObject("paused_until", LocalDate.class), row.getBoolean("paused_by_staff"),
                Sql.instant(row, "created_at"), Sql.instantOrNull(row, "active_since"),
                Sql.instantOrNull(row, "ended_at"),
                reason == null ? null : EndReason.valueOf(reason), row.getObject("departure_id", UUID.class));
    }
}

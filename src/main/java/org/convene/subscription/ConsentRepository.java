package org.convene.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.group.Group;
import org.convene.site.Ids;

/** All SQL of {@code consent_record}. */
@Repository
class ConsentRepository {
    private final JdbcClient jdbc;

    ConsentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID subscription, Consent consent) {
        insertAll(List.of(subscription), consent);
    }

    /** Oldest first. @param names of groups by id */
    List<Kept.Agreed> of(UUID subscriber, Function<UUID, String> names) {
        return jdbc.sql("""
                select c.*, s.group_id from consent_record c join subscription s on s.id = c.subscription_id
                where s.subscriber_id = :subscriber order by c.at, c.id
                """).param("subscriber", subscriber).query((row, number) -> agreed(row, names)).list();
    }

    /** Oldest first, about one subscription to this group. */
    List<Kept.Agreed> of(Group group, UUID subscription) {
        return jdbc.sql("""
                select c.*, s.group_id from consent_record c join subscription s on s.id = c.subscription_id
                where s.id = :subscription and s.group_id = :group order by c.at, c.id
                """).param("subscription", subscription).param("group", group.id())
                .query((row, number) -> agreed(row, id -> group.name())).list();
    }

    private static Kept.Agreed agreed(ResultSet row, Function<UUID, String> names) throws SQLException {
        return new Kept.Agreed(names.apply(Sql.id(row, "group_id")), row.getString("act"), row.getString("how"),
                row.getString("wording"), row.getString("version"), row.getString("note"), Sql.instant(row, "at"),
                row.getString("network"));
    }

    void insertAll(List<UUID> subscriptions, Consent consent) {
        jdbc.sql("""
                insert into consent_record (id, subscription_id, act, how, wording, version, note, requested_at,
                    requested_network, at, network)
                select id, subscription, :act, :how, :wording, :version, :note,
                    cast(:requestedAt as timestamptz), :requestedFrom, :at, :network
                from unnest(cast(:ids as uuid[]), cast(:subscriptions as uuid[])) as new (id, subscription)
                """).param("ids", Sql.ids(subscriptions.stream().map(one -> Ids.next()).toList()))
                .param("subscriptions", Sql.ids(subscriptions)).param("act", consent.act().name())
                .param("how", consent.how()).param("wording", consent.wording()).param("version", consent.version())
                .param("note", consent.note())
                .param("requestedAt", consent.requestedAt() == null ? null : consent.requestedAt().toString())
                .param("requestedFrom", consent.requestedFrom()).param("at", Sql.at(consent.at()))
                .param("network", consent.network()).update();
    }
}

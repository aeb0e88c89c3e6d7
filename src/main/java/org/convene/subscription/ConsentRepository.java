package org.convene.subscription;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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

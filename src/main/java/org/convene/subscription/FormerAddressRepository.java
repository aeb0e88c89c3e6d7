package org.convene.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** All SQL of {@code former_address}. */
@Repository
class FormerAddressRepository {
    private final JdbcClient jdbc;

    FormerAddressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person is known by another address from now on. */
    void insert(UUID subscriber, EmailAddress former, Instant now) {
        jdbc.sql("""
                insert into former_address (subscriber_id, address, address_key, left_at)
                values (:subscriber, :address, :key, :now)
                on conflict (subscriber_id, address_key) do update set address = excluded.address, left_at = :now
                """).param("subscriber", subscriber).param("address", former.value()).param("key", former.key())
                .param("now", Sql.at(now)).update();
    }

    /** Latest first, without those by which somebody else is known meanwhile: what is kept of them is not this person's. */
    List<EmailAddress> of(UUID subscriber) {
        return jdbc.sql("""
                select address from former_address f where subscriber_id = :subscriber
                    and not exists (select from subscriber p where p.address_key = f.address_key)
                order by left_at desc
                """).param("subscriber", subscriber)
                .query((row, number) -> new EmailAddress(row.getString("address"))).list();
    }

    void delete(UUID subscriber, EmailAddress address) {
        jdbc.sql("delete from former_address where subscriber_id = :subscriber and address_key = :key")
                .param("subscriber", subscriber).param("key", address.key()).update();
    }

    void deleteOf(UUID subscriber) {
        jdbc.sql("delete from former_address where subscriber_id = :subscriber").param("subscriber", subscriber)
                .update();
    }
}

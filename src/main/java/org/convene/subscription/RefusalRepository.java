package org.convene.subscription;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.site.Keyring;

/** All SQL of {@code signup_refusal}. */
@Repository
class RefusalRepository {
    private final JdbcClient jdbc;
    private final Keyring keyring;

    RefusalRepository(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    void insert(EmailAddress address, Instant now) {
        jdbc.sql("""
                insert into signup_refusal (address_hash, refused_at) values (:hash, :now)
                on conflict (address_hash) do update set refused_at = excluded.refused_at
                """).param("hash", hash(address)).param("now", Sql.at(now)).update();
    }

    boolean contains(EmailAddress address) {
        return jdbc.sql("select exists (select from signup_refusal where address_hash = :hash)")
                .param("hash", hash(address)).query(Boolean.class).single();
    }

    void deleteBefore(Instant instant) {
        jdbc.sql("delete from signup_refusal where refused_at < :instant").param("instant", Sql.at(instant)).update();
    }

    private byte[] hash(EmailAddress address) {
        return keyring.fingerprint("signup-refusal", address.key());
    }
}

package org.convene.oidc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code oidc_identity}. */
@Repository
class IdentityRepository {
    private final JdbcClient jdbc;

    IdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> staff(String issuer, String subject) {
        return jdbc.sql("SELECT staff FROM oidc_identity WHERE issuer = :issuer AND subject = :subject")
                .param("issuer", issuer).param("subject", subject).query(UUID.class).optional();
    }

    /** False when this person, or this subject, is linked already. */
    boolean link(String issuer, String subject, UUID staff, Instant now) {
        return jdbc.sql("""
                INSERT INTO oidc_identity (issuer, subject, staff, linked_at) VALUES (:issuer, :subject, :staff, :now)
                ON CONFLICT DO NOTHING
                """).param("issuer", issuer).param("subject", subject).param("staff", staff)
                .param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }
}

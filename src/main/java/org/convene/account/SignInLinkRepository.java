package org.convene.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code sign_in_link}: each row opens the door once. */
@Repository
class SignInLinkRepository {
    private final JdbcClient jdbc;

    /** @param staff none: the link that makes the first admin */
    record Link(UUID id, @Nullable UUID staff, byte @Nullable [] browserHash) {}

    SignInLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, @Nullable UUID staff, byte @Nullable [] browserHash, Instant expires) {
        jdbc.sql("""
                INSERT INTO sign_in_link (id, staff, browser_hash, expires_at) VALUES (:id, :staff, :browser, :expires)
                """).param("id", id).param("staff", staff).param("browser", browserHash)
                .param("expires", expires.atOffset(ZoneOffset.UTC)).update();
    }

    /** The link while it is unused and has not expired. */
    Optional<Link> open(UUID id, Instant now) {
        return jdbc.sql("SELECT * FROM sign_in_link WHERE id = :id AND used_at IS NULL AND expires_at > :now")
                .param("id", id).param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Link(row.getObject("id", UUID.class), row.getObject("staff", UUID.class),
                        row.getBytes("browser_hash")))
                .optional();
    }

    /** How a link stands that was made here; in any browser. */
    Optional<LinkState> state(UUID id, Instant now) {
        return jdbc
                .sql("SELECT used_at IS NOT NULL AS used, expires_at <= :now AS late FROM sign_in_link WHERE id = :id")
                .param("id", id).param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean("used")
                        ? LinkState.USED
                        : row.getBoolean("late") ? LinkState.LATE : LinkState.OPEN)
                .optional();
    }

    /** True for the one caller who uses it. */
    boolean use(UUID id, Instant now) {
        return jdbc
                .sql("UPDATE sign_in_link SET used_at = :now WHERE id = :id AND used_at IS NULL AND expires_at > :now")
                .param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }
}

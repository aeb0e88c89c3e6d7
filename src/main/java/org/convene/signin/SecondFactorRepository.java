package org.convene.signin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code second_factor} and {@code recovery_code}. */
@Repository
class SecondFactorRepository {
    private final JdbcClient jdbc;

    /** @param enabled when the first code was typed; null: not yet */
    record Row(byte[] nonce, @Nullable Instant enabled) {}

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> of(UUID staff) {
        return jdbc.sql("SELECT nonce, enabled_at FROM second_factor WHERE staff = :staff").param("staff", staff)
                .query((row, number) -> {
                    var enabled = row.getTimestamp("enabled_at");
                    return new Row(row.getBytes("nonce"), enabled == null ? null : enabled.toInstant());
                }).optional();
    }

    boolean enabled(UUID staff) {
        return of(staff).filter(row -> row.enabled() != null).isPresent();
    }

    /** A new key that is not in use yet; false when one is. */
    boolean begin(UUID staff, byte[] nonce) {
        return jdbc.sql("""
                INSERT INTO second_factor (staff, nonce) VALUES (:staff, :nonce)
                ON CONFLICT (staff) DO UPDATE SET nonce = :nonce WHERE second_factor.enabled_at IS NULL
                """).param("staff", staff).param("nonce", nonce).update() == 1;
    }

    boolean enable(UUID staff, long step, Instant at) {
        return jdbc.sql("""
                UPDATE second_factor SET enabled_at = :at, last_step = :step
                WHERE staff = :staff AND enabled_at IS NULL
                """).param("staff", staff).param("step", step).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** True for the one who uses the code of this step. */
    boolean use(UUID staff, long step) {
        return jdbc.sql("""
                UPDATE second_factor SET last_step = :step
                WHERE staff = :staff AND enabled_at IS NOT NULL AND last_step < :step
                """).param("staff", staff).param("step", step).update() == 1;
    }

    boolean remove(UUID staff) {
        jdbc.sql("DELETE FROM recovery_code WHERE staff = :staff").param("staff", staff).update();
        return jdbc.sql("DELETE FROM second_factor WHERE staff = :staff AND enabled_at IS NOT NULL")
                .param("staff", staff).update() == 1;
    }

    void replaceCodes(UUID staff, Collection<byte[]> hashes) {
        jdbc.sql("DELETE FROM recovery_code WHERE staff = :staff").param("staff", staff).update();
        hashes.forEach(hash -> jdbc.sql("INSERT INTO recovery_code (staff, hash) VALUES (:staff, :hash)")
                .param("staff", staff).param("hash", hash).update());
    }

    boolean useCode(UUID staff, byte[] hash, Instant at) {
        return jdbc.sql("""
                UPDATE recovery_code SET used_at = :at WHERE staff = :staff AND hash = :hash AND used_at IS NULL
                """).param("staff", staff).param("hash", hash).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    int codesLeft(UUID staff) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE staff = :staff AND used_at IS NULL")
                .param("staff", staff).query(Integer.class).single();
    }
}

package org.convene.web;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of {@code idempotent_answer}. */
@Repository
class IdempotentAnswerRepository {
    private final JdbcClient jdbc;

    /** @param request SHA-256 of the body it answered */
    record Answer(byte[] request, int status, @Nullable String type, @Nullable String location, byte[] body) {}

    IdempotentAnswerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for the first call with this key in a day. Waits while the first one is still at work. */
    boolean begin(byte[] key, byte[] request) {
        return jdbc.sql("""
                INSERT INTO idempotent_answer AS answer (key, request) VALUES (:key, :request)
                ON CONFLICT (key) DO UPDATE
                SET request = excluded.request, status = NULL, type = NULL, location = NULL, body = NULL, created_at = now()
                WHERE answer.created_at < now() - interval '24 hours'
                """).param("key", key).param("request", request).update() == 1;
    }

    void keep(byte[] key, Answer answer) {
        jdbc.sql("""
                UPDATE idempotent_answer SET status = :status, type = :type, location = :location, body = :body
                WHERE key = :key
                """).param("key", key).param("status", answer.status()).param("type", answer.type())
                .param("location", answer.location()).param("body", answer.body()).update();
    }

    Optional<Answer> of(byte[] key) {
        return jdbc.sql("SELECT * FROM idempotent_answer WHERE key = :key AND status IS NOT NULL").param("key", key)
                .query((row, number) -> new Answer(row.getBytes("request"), row.getInt("status"),
                        row.getString("type"), row.getString("location"), row.getBytes("body")))
                .optional();
    }

    void forgetOld() {
        jdbc.sql("DELETE FROM idempotent_answer WHERE created_at < now() - interval '24 hours'").update();
    }
}

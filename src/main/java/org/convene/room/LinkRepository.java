package org.convene.room;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code room_link}. */
@Repository
class LinkRepository {
    private final JdbcClient jdbc;

    LinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the link is to be asked now: it is another one, or its time has come. Whoever gets true asks; nobody else does
     * until {@code next}.
     */
    boolean take(UUID meeting, byte[] hash, Instant now, Instant next) {
        return jdbc.sql("""
                INSERT INTO room_link (meeting_id, hash, check_at) VALUES (:meeting, :hash, :next)
                ON CONFLICT (meeting_id) DO UPDATE SET check_at = excluded.check_at, hash = excluded.hash,
                    missed = CASE WHEN room_link.hash = excluded.hash THEN room_link.missed ELSE 0 END
                WHERE room_link.check_at <= :now OR room_link.hash <> excluded.hash
                """).param("meeting", meeting).param("hash", hash).param("now", now.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void found(UUID meeting, byte[] hash) {
        jdbc.sql("UPDATE room_link SET missed = 0 WHERE meeting_id = :meeting AND hash = :hash")
                .param("meeting", meeting).param("hash", hash).update();
    }

    void missed(UUID meeting, byte[] hash, Instant next) {
        jdbc.sql("""
                UPDATE room_link SET missed = missed + 1, check_at = :next WHERE meeting_id = :meeting AND hash = :hash
                """).param("meeting", meeting).param("hash", hash).param("next", next.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those of them that were missed so often in a row. */
    Set<UUID> missed(Collection<UUID> meetings, int times) {
        return new HashSet<>(
                jdbc.sql("SELECT meeting_id FROM room_link WHERE meeting_id = ANY (:all) AND missed >= :times")
                        .param("all", meetings.toArray(UUID[]::new)).param("times", times).query(UUID.class).list());
    }
}

package org.convene.suppression;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code suppression}. */
@Repository
class SuppressionRepository {
    private final JdbcClient jdbc;

    SuppressionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the address is suppressed already. */
    boolean insert(UUID id, byte[] hash, String address, String reason, String source) {
        return jdbc.sql("""
                insert into suppression (id, address_hash, address, reason, source)
                values (:id, :hash, :address, :reason, :source) on conflict (address_hash) do nothing
                """).param("id", id).param("hash", hash).param("address", address).param("reason", reason)
                .param("source", source).update() == 1;
    }

    Optional<Suppression> byHash(byte[] hash) {
        return jdbc.sql("select * from suppression where address_hash = :hash").param("hash", hash)
                .query(SuppressionRepository::suppression).optional();
    }

    /** Those of the hashes that are suppressed. */
    List<byte[]> among(byte[][] hashes) {
        return jdbc.sql("select address_hash from suppression where address_hash = any (:hashes)")
                .param("hashes", hashes).query((row, number) -> row.getBytes(1)).list();
    }

    Optional<Suppression> byId(UUID id) {
        return jdbc.sql("select * from suppression where id = :id").param("id", id)
                .query(SuppressionRepository::suppression).optional();
    }

    /** Newest first. */
    List<Suppression> page(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from suppression where cast(:after as uuid) is null or id < :after
                order by id desc limit :limit
                """).param("after", after).param("limit", limit).query(SuppressionRepository::suppression).list();
    }

    boolean delete(byte[] hash) {
        return jdbc.sql("delete from suppression where address_hash = :hash").param("hash", hash).update() == 1;
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from suppression where id = :id").param("id", id).update() == 1;
    }

    /** The words of its reason may name it too. */
    void forgetAddress(byte[] hash) {
        jdbc.sql("""
                update suppression set address = null, reason = regexp_replace(reason, '[^[:space:]<>]+@[^[:space:]<>]+',
                    '…', 'g') where address_hash = :hash
                """).param("hash", hash).update();
    }

    private static Suppression suppression(ResultSet row, int number) throws SQLException {
        return new Suppression(row.getObject("id", UUID.class), row.getString("address"), row.getString("reason"),
                row.getString("source"), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}

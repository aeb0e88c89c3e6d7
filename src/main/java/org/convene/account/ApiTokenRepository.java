package org.convene.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audit.Scope;

/** SQL of {@code api_token}. */
@Repository
class ApiTokenRepository {
    private final JdbcClient jdbc;

    /** Whose token it is and what it may touch. */
    record Grant(UUID staff, Set<Scope> scopes) {}

    ApiTokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID staff, ApiToken token, byte[] hash) {
        Instant expires = token.expires();
        jdbc.sql("""
                INSERT INTO api_token (id, staff, name, prefix, hash, scopes, created_at, expires_at)
                VALUES (:id, :staff, :name, :prefix, :hash, CAST(:scopes AS text[]), :created, :expires)
                ON CONFLICT (hash) DO NOTHING
                """).param("id", token.id()).param("staff", staff).param("name", token.name())
                .param("prefix", token.prefix()).param("hash", hash)
                .param("scopes", names(token.scopes()))
                .param("created", token.created().atOffset(ZoneOffset.UTC))
                .param("expires", expires == null ? null : expires.atOffset(ZoneOffset.UTC)).update();
    }

    /** Gives a token these scopes. */
    void widen(byte[] hash, Set<Scope> scopes) {
        jdbc.sql("UPDATE api_token SET scopes = CAST(:scopes AS text[]) WHERE hash = :hash").param("hash", hash)
                .param("scopes", names(scopes)).update();
    }

    Optional<Grant> grantOf(byte[] hash, Instant now) {
        return jdbc.sql("""
                SELECT staff, scopes FROM api_token
                WHERE hash = :hash AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > :now)
                """).param("hash", hash).param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Grant(row.getObject("staff", UUID.class), scopes(row))).optional();
    }

    List<ApiToken> of(UUID staff) {
        return jdbc.sql("SELECT * FROM api_token WHERE staff = :staff AND revoked_at IS NULL ORDER BY id DESC")
                .param("staff", staff).query(ApiTokenRepository::token).list();
    }

    boolean revoke(UUID staff, UUID id, Instant now) {
        return jdbc
                .sql("UPDATE api_token SET revoked_at = :now WHERE id = :id AND staff = :staff AND revoked_at IS NULL")
                .param("id", id).param("staff", staff).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new ApiToken(row.getObject("id", UUID.class), row.getString("name"), row.getString("prefix"),
                scopes(row), row.getTimestamp("created_at").toInstant(), expires == null ? null : expires.toInstant());
    }

    private static String names(Set<Scope> scopes) {
        return scopes.stream().map(Scope::name).collect(Collectors.joining(",", "{", "}"));
    }

    /** One that only a newer replica knows opens nothing here. */
    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        Set<String> names = Arrays.stream((Object[]) row.getArray("scopes").getArray()).map(Object::toString)
                .collect(Collectors.toSet());
        return Arrays.stream(Scope.values()).filter(scope -> names.contains(scope.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}

package org.convene.template;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code template_version} and {@code template_notice}. */
@Repository
class VersionRepository {
    /** The two newest good ones of each mail and language, the newest first. */
    private static final String IN_USE = """
            SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY mail, language ORDER BY number DESC) AS place
                FROM template_version WHERE published AND broken_at IS NULL) AS good
            WHERE place <= 2 ORDER BY mail, language, number DESC
            """;
    private final JdbcClient jdbc;

    VersionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Another text after every change. */
    String mark() {
        return jdbc.sql("""
                SELECT count(*) || ':' || count(broken_at) || ':' || coalesce(max(id::text), '') FROM template_version
                """).query(String.class).single();
    }

    List<Version> inUse() {
        return jdbc.sql(IN_USE).query(VersionRepository::version).list();
    }

    Optional<Version> byId(UUID id) {
        return jdbc.sql("SELECT * FROM template_version WHERE id = :id").param("id", id)
                .query(VersionRepository::version).optional();
    }

    Optional<Version> byNumber(String mail, String language, int number) {
        return jdbc.sql("""
                SELECT * FROM template_version WHERE mail = :mail AND language = :language AND number = :number
                """).param("mail", mail).param("language", language).param("number", number)
                .query(VersionRepository::version).optional();
    }

    /** The newest first. */
    List<Version> of(String mail, String language, int limit) {
        return jdbc.sql("""
                SELECT * FROM template_version WHERE mail = :mail AND language = :language
                ORDER BY number DESC LIMIT :limit
                """).param("mail", mail).param("language", language).param("limit", limit)
                .query(VersionRepository::version).list();
    }

    /** The newest of each mail and language that was meant for members, good or not. */
    List<Version> newest() {
        return jdbc.sql("""
                SELECT DISTINCT ON (mail, language) * FROM template_version WHERE published
                ORDER BY mail, language, number DESC
                """).query(VersionRepository::version).list();
    }

    /** False when somebody else has taken this number in the meantime. */
    boolean insert(Version version) {
        TemplateSource source = version.source();
        return jdbc.sql("""
                INSERT INTO template_version (id, mail, language, number, published, ours, subject, body, html, words,
                    note, staff, staff_name, created_at)
                VALUES (:id, :mail, :language, :number, :published, :ours, :subject, :body, :html, :words,
                    :note, :staff, :staffName, :at)
                ON CONFLICT (mail, language, number) DO NOTHING
                """).param("id", version.id()).param("mail", version.mail()).param("language", version.language())
                .param("number", version.number()).param("published", version.published())
                .param("ours", version.ours()).param("subject", source.subject()).param("body", source.text())
                .param("html", source.html()).param("words", source.words()).param("note", version.note())
                .param("staff", version.staff()).param("staffName", version.staffName())
                .param("at", at(version.createdAt())).update() == 1;
    }

    /** False when it is known to be broken already. */
    boolean breakDown(UUID id, Instant now, String reason) {
        return jdbc.sql("""
                UPDATE template_version SET broken_at = :now, broken_reason = :reason
                WHERE id = :id AND broken_at IS NULL
                """).param("id", id).param("now", at(now)).param("reason", reason).update() == 1;
    }

    /** True for one caller a day. */
    boolean takeNotice(Instant now, Instant before) {
        return jdbc.sql("""
                INSERT INTO template_notice (only_one, told_at) VALUES (true, :now)
                ON CONFLICT (only_one) DO UPDATE SET told_at = excluded.told_at WHERE template_notice.told_at <= :before
                """).param("now", at(now)).param("before", at(before)).update() == 1;
    }

    int deleteTests(Instant before) {
        return jdbc.sql("DELETE FROM template_version WHERE NOT published AND created_at < :before")
                .param("before", at(before)).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(row.getObject("id", UUID.class), row.getString("mail"), row.getString("language"),
                row.getInt("number"), row.getBoolean("published"), row.getBoolean("ours"),
                new TemplateSource(row.getString("subject"), row.getString("body"), row.getString("html"),
                        row.getString("words")),
                row.getString("note"), row.getObject("staff", UUID.class), row.getString("staff_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), instant(row, "broken_at"),
                row.getString("broken_reason") == null ? "" : row.getString("broken_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}

package org.convene.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** SQL of {@code staff} and {@code staff_group}. */
@Repository
class StaffRepository {
    private static final String SELECT = """
            SELECT staff.*, ARRAY(SELECT group_id FROM staff_group WHERE staff_group.staff = staff.id) AS groups
            FROM staff
            """;
    private final JdbcClient jdbc;

    StaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM staff WHERE admin AND NOT disabled)").query(Boolean.class).single();
    }

    List<StaffRow> all() {
        return jdbc.sql(SELECT + " ORDER BY disabled, name, id").query(StaffRepository::row).list();
    }

    Optional<StaffRow> byId(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = :id").param("id", id).query(StaffRepository::row).optional();
    }

    Optional<StaffRow> byEmail(EmailAddress email) {
        return jdbc.sql(SELECT + " WHERE email_key = :key").param("key", email.key()).query(StaffRepository::row)
                .optional();
    }

    /** False when the address belongs to somebody already. */
    boolean insert(UUID id, EmailAddress email, String name, boolean admin, Instant at) {
        return jdbc.sql("""
                INSERT INTO staff (id, email, email_key, name, admin, created_at)
                VALUES (:id, :email, :key, :name, :admin, :at) ON CONFLICT (email_key) DO NOTHING
                """).param("id", id).param("email", email.value()).param("key", email.key()).param("name", name)
                .param("admin", admin).param("at", at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void setRoles(UUID id, Role role, Set<UUID> groups) {
        jdbc.sql("UPDATE staff SET admin = :admin, observer = :observer WHERE id = :id")
                .param("admin", role == Role.ADMIN).param("observer", role == Role.OBSERVER).param("id", id).update();
        jdbc.sql("DELETE FROM staff_group WHERE staff = :id").param("id", id).update();
        groups.forEach(group -> jdbc.sql("INSERT INTO staff_group (staff, group_id) VALUES (:id, :group)")
                .param("id", id).param("group", group).update());
        raiseEpoch(id);
    }

    void setDisabled(UUID id, boolean disabled) {
        jdbc.sql("UPDATE staff SET disabled = :disabled WHERE id = :id").param("disabled", disabled).param("id", id)
                .update();
        raiseEpoch(id);
    }

    void setPassword(UUID id, String hash) {
        jdbc.sql("UPDATE staff SET password_hash = :hash WHERE id = :id").param("hash", hash).param("id", id).update();
        raiseEpoch(id);
    }

    void setName(UUID id, String name) {
        jdbc.sql("UPDATE staff SET name = :name WHERE id = :id").param("name", name).param("id", id).update();
    }

    /** What is null stays. */
    void setReading(UUID id, @Nullable String language, @Nullable String zone, @Nullable String clock) {
        jdbc.sql("""
                UPDATE staff SET language = coalesce(:language, language), zone = coalesce(:zone, zone),
                    clock = coalesce(:clock, clock) WHERE id = :id
                """).param("language", language, Types.VARCHAR).param("zone", zone, Types.VARCHAR)
                .param("clock", clock, Types.VARCHAR).param("id", id).update();
    }

    void setSeen(UUID id, String language) {
        jdbc.sql("UPDATE staff SET language_seen = :language WHERE id = :id").param("language", language)
                .param("id", id).update();
    }

    /** Ends every session of this person at its next request. */
    void raiseEpoch(UUID id) {
        jdbc.sql("UPDATE staff SET epoch = epoch + 1 WHERE id = :id").param("id", id).update();
    }

    /** Admins that could still sign in if this one could not. */
    boolean otherAdminThan(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM staff WHERE admin AND NOT disabled AND id <> :id)").param("id", id)
                .query(Boolean.class).single();
    }

    private static StaffRow row(ResultSet row, int number) throws SQLException {
        Set<UUID> groups = Arrays.stream((Object[]) row.getArray("groups").getArray()).map(UUID.class::cast)
                .collect(Collectors.toUnmodifiableSet());
        return new StaffRow(row.getObject("id", UUID.class), new EmailAddress(row.getString("email")),
                row.getString("name"), row.getBoolean("admin"), row.getBoolean("observer"),
                row.getString("password_hash"), row.getInt("epoch"),
                row.getBoolean("disabled"), groups,
                Reading.of(row.getString("language"), row.getString("zone"), row.getString("clock"),
                        row.getString("language_seen")));
    }
}

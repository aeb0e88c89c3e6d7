package org.convene.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/** Java values in the form the driver takes and gives them. */
final class Sql {

    private Sql() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** As a literal for {@code cast(… as uuid[])}. */
    static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static List<UUID> idList(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    static Set<UUID> idSet(ResultSet row, String column) throws SQLException {
        return Set.copyOf(idList(row, column));
    }

    /** Who asks to join. */
    static Person asking(ResultSet row) throws SQLException {
        return person(row, ClockPreference.LANGUAGE);
    }

    static Person person(ResultSet row) throws SQLException {
        return person(row, ClockPreference.of(row.getString("clock")).orElseThrow());
    }

    private static Person person(ResultSet row, ClockPreference clock) throws SQLException {
        return new Person(new EmailAddress(row.getString("address")), row.getString("name"),
                Locale.forLanguageTag(row.getString("language")), ZoneId.of(row.getString("zone")), clock);
    }
}

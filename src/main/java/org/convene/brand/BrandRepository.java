package org.convene.brand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code brand} and {@code brand_logo}. */
@Repository
class BrandRepository {
    private static final String SELECT = """
            select b.owner, b.name, b.colour, b.alt, b.version, l.hash, l.type, l.width, l.height
            from brand b left join brand_logo l on l.hash = b.logo where b.owner = any (:owners)
            """;
    private final JdbcClient jdbc;

    BrandRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are set, in the order asked for. */
    List<Brand> of(UUID... owners) {
        Map<UUID, Brand> found = byOwner(owners);
        return Arrays.stream(owners).map(found::get).filter(Objects::nonNull).toList();
    }

    /** Those that are set, by their owners. */
    Map<UUID, Brand> byOwner(UUID... owners) {
        Map<UUID, Brand> found = new HashMap<>();
        jdbc.sql(SELECT).param("owners", owners)
                .query((row, number) -> found.put(row.getObject("owner", UUID.class), brand(row))).list();
        return found;
    }

    /** False when somebody else has changed it since. @param logo hash, null: none */
    boolean save(Owner owner, String name, @Nullable String colour, @Nullable String logo, String alt, long version,
            Instant now) {
        return jdbc.sql("""
                insert into brand as b (group_id, community, name, colour, logo, alt, version, changed_at)
                values (:group, :community, :name, :colour, :logo, :alt, 1, :now)
                on conflict (owner) do update set name = :name, colour = :colour, logo = :logo, alt = :alt,
                    version = b.version + 1, changed_at = :now where b.version = :version
                """).param("group", owner.group()).param("community", owner.group() == null ? owner.community() : null)
                .param("name", name).param("colour", colour).param("logo", logo).param("alt", alt)
                .param("version", version).param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    boolean delete(UUID owner) {
        return jdbc.sql("delete from brand where owner = :owner").param("owner", owner).update() == 1;
    }

    void keep(Logo logo, byte[] content, Instant now) {
        jdbc.sql("""
                insert into brand_logo (hash, type, width, height, content, created_at)
                values (:hash, :type, :width, :height, :content, :now) on conflict (hash) do nothing
                """).param("hash", logo.hash()).param("type", logo.type()).param("width", logo.width())
                .param("height", logo.height()).param("content", content)
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<LogoFile> logo(String hash) {
        return jdbc.sql("select type, content from brand_logo where hash = :hash").param("hash", hash)
                .query((row, number) -> new LogoFile(row.getString("type"), row.getBytes("content"))).optional();
    }

    private static Brand brand(ResultSet row) throws SQLException {
        String hash = row.getString("hash");
        return new Brand(row.getString("name"), row.getString("colour"), hash == null
                ? null
                : new Logo(hash, row.getString("type"), row.getInt("width"), row.getInt("height")),
                row.getString("alt"), row.getLong("version"));
    }
}

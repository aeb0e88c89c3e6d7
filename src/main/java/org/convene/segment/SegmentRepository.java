package org.convene.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code segment}. */
@Repository
class SegmentRepository {
    private final JdbcClient jdbc;

    SegmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedSegment> of(UUID staff) {
        return jdbc.sql(
                "select id, staff_id as staff, name, query from segment where staff_id = :staff order by lower(name)")
                .param("staff", staff).query(SegmentRepository::saved).list();
    }

    Optional<SavedSegment> byId(UUID id) {
        return jdbc.sql("select id, staff_id as staff, name, query from segment where id = :id").param("id", id)
                .query(SegmentRepository::saved).optional();
    }

    /** A name used before means the new list from now on. */
    void save(SavedSegment one) {
        jdbc.sql("""
                insert into segment (id, staff_id, name, query) values (:id, :staff, :name, :query)
                on conflict (staff_id, lower(name)) do update set name = excluded.name, query = excluded.query
                """).param("id", one.id()).param("staff", one.staff()).param("name", one.name())
                .param("query", one.query()).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from segment where id = :id").param("id", id).update();
    }

    private static SavedSegment saved(ResultSet row, int number) throws SQLException {
        return new SavedSegment(row.getObject("id", UUID.class), row.getObject("staff", UUID.class),
                row.getString("name"), row.getString("query"));
    }
}

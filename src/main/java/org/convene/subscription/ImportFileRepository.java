package org.convene.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code import_file}. */
@Repository
class ImportFileRepository {
    private final JdbcClient jdbc;

    ImportFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ImportFile file, UUID staff, UUID group, Instant now) {
        jdbc.sql("""
                insert into import_file (id, staff, group_id, name, content, at)
                values (:id, :staff, :group, :name, :content, :now)
                """).param("id", file.id()).param("staff", staff).param("group", group).param("name", file.name())
                .param("content", file.content()).param("now", Sql.at(now)).update();
    }

    /** Somebody else's, or one for another group, is not found. */
    Optional<ImportFile> find(UUID id, UUID staff, UUID group) {
        return jdbc.sql("select * from import_file where id = :id and staff = :staff and group_id = :group")
                .param("id", id).param("staff", staff).param("group", group)
                .query((row, number) -> new ImportFile(id, row.getString("name"), row.getBytes("content"))).optional();
    }

    /** Of one person the newest stay. */
    void keepNewest(UUID staff, int most) {
        jdbc.sql("""
                delete from import_file where staff = :staff and id not in (
                    select id from import_file where staff = :staff order by at desc, id desc limit :most)
                """).param("staff", staff).param("most", most).update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from import_file where id = :id").param("id", id).update();
    }

    void deleteBefore(Instant moment) {
        jdbc.sql("delete from import_file where at < :moment").param("moment", Sql.at(moment)).update();
    }
}

package org.convene.unsent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All SQL of {@code unsent_form}. */
@Repository
class UnsentRepository {
    private static final TypeReference<List<UnsentForm.Field>> FIELDS = new TypeReference<>() {
    };
    private final JdbcClient jdbc;
    private final JsonMapper json;

    UnsentRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UnsentForm form) {
        jdbc.sql("insert into unsent_form (id, staff, path, fields, at) values (:id, :staff, :path, :fields, :at)")
                .param("id", form.id()).param("staff", form.staff()).param("path", form.path())
                .param("fields", json.writeValueAsString(form.fields())).param("at", form.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<UnsentForm> byId(UUID id) {
        return jdbc.sql("select * from unsent_form where id = :id").param("id", id).query(this::form).optional();
    }

    /** Of one person the newest stay. */
    void keepNewest(UUID staff, int most) {
        jdbc.sql("""
                delete from unsent_form where staff = :staff and id not in (
                    select id from unsent_form where staff = :staff order by at desc, id desc limit :most)
                """).param("staff", staff).param("most", most).update();
    }

    int forgetBefore(Instant moment) {
        return jdbc.sql("delete from unsent_form where at < :moment").param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    private UnsentForm form(ResultSet row, int number) throws SQLException {
        return new UnsentForm(row.getObject("id", UUID.class), row.getObject("staff", UUID.class),
                row.getString("path"), json.readValue(row.getString("fields"), FIELDS),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}

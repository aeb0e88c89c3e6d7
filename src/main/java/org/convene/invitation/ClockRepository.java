package org.convene.invitation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.calendar.ClockRules;
import org.convene.invitation.ToldUnits.Unit;

/** All SQL of {@code told_clock} and {@code invitation_job}, and by which clocks invitations were told. */
@Repository
class ClockRepository {
    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By which zone and which rules of it calendars were told. @param clocks null: not known */
    record Told(UUID meeting, Unit unit, ZoneId zone, @Nullable String clocks) {}

    void keep(ClockRules rules) {
        jdbc.sql("INSERT INTO told_clock (id, rules) VALUES (:id, :rules) ON CONFLICT DO NOTHING")
                .param("id", rules.id()).param("rules", rules.text()).update();
    }

    Optional<ClockRules> byId(String id) {
        return jdbc.sql("SELECT rules FROM told_clock WHERE id = :id").param("id", id).query(String.class).optional()
                .map(ClockRules::new);
    }

    /** What is held anywhere, each once. */
    List<Told> told() {
        return jdbc.sql("""
                SELECT held.*, content ->> 'zone' AS zone, content ->> 'clocks' AS clocks
                FROM (SELECT DISTINCT meeting_id, slot_id, part, fingerprint FROM invitation WHERE held) AS held
                JOIN invitation_content USING (fingerprint)
                """).query((row, number) -> new Told(row.getObject("meeting_id", UUID.class),
                new Unit(row.getObject("slot_id", UUID.class), row.getInt("part"), row.getString("fingerprint")),
                ZoneId.of(row.getString("zone")), row.getString("clocks"))).list();
    }

    /** True for the one replica that is to do the job now. */
    boolean claim(String job, Instant now, Instant next) {
        return jdbc.sql("""
                INSERT INTO invitation_job (name, due_at) VALUES (:name, :next)
                ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at WHERE invitation_job.due_at <= :now
                """).param("name", job).param("next", next.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }
}

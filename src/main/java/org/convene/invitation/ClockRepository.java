package org.convene.invitation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.calendar.ClockRules;

/** All SQL of {@code told_clock} and {@code invitation_job}. */
@Repository
class ClockRepository {
    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What calendars were told of a zone. */
    record Told(ZoneId zone, String clocks) {}

    void keep(ClockRules rules) {
        jdbc.sql("INSERT INTO told_clock (id, rules) VALUES (:id, :rules) ON CONFLICT DO NOTHING")
                .param("id", rules.id()).param("rules", rules.text()).update();
    }

    Optional<ClockRules> byId(String id) {
        return jdbc.sql("SELECT rules FROM told_clock WHERE id = :id").param("id", id).query(String.class).optional()
                .map(ClockRules::new);
    }

    /** Zones of which calendars were told, each with the rules they were told by. */
    List<Told> told() {
        return jdbc.sql("""
                SELECT DISTINCT content ->> 'zone' AS zone, content ->> 'clocks' AS clocks FROM invitation_content
                WHERE content ->> 'clocks' IS NOT NULL
                """).query((row, number) -> new Told(ZoneId.of(row.getString("zone")), row.getString("clocks"))).list();
    }

    /** Meetings of which calendars were told by these rules. */
    List<UUID> meetings(Told told) {
        return jdbc.sql("""
                SELECT DISTINCT meeting_id FROM invitation JOIN invitation_content USING (fingerprint)
                WHERE held AND content ->> 'zone' = :zone AND content ->> 'clocks' = :clocks ORDER BY meeting_id
                """).param("zone", told.zone().getId()).param("clocks", told.clocks())
                .query((row, number) -> row.getObject("meeting_id", UUID.class)).list();
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

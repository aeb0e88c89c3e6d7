package org.convene.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL that judges mailings by what becomes of their deliveries. */
@Repository
class PauseRepository {
    private final JdbcClient jdbc;
    private final DeliveryProperties properties;

    PauseRepository(JdbcClient jdbc, DeliveryProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** @param reason FAILURES or COMPLAINTS */
    record Paused(UUID mailing, String reason) {}

    /** Marks bulk mailings as paused of which too much fails, comes back or is complained of; each at most once. */
    List<Paused> pauseTroubled() {
        return jdbc.sql("""
                with counted as (
                    select m.id, sum(c.accepted + c.failed) as done, sum(c.failed) + m.bounced as failed, m.complained
                    from mailing m join chunk c on c.mailing = m.id
                    where m.lane > 0 and m.paused_at is null and m.cancelled_at is null and m.pause_reason = ''
                        and exists (select from chunk o where o.mailing = m.id and o.finished_at is null)
                    group by m.id),
                judged as (
                    select id, case when failed >= :least and failed > :bounces * done then 'FAILURES'
                        when complained >= 3 and complained > :complaints * done then 'COMPLAINTS' end as reason
                    from counted)
                update mailing m set paused_at = now(), pause_reason = j.reason
                from judged j where j.id = m.id and j.reason is not null
                returning m.id, m.pause_reason
                """).param("least", properties.pauseLeast()).param("bounces", properties.pauseAtBounces())
                .param("complaints", properties.pauseAtComplaints())
                .query((row, number) -> new Paused(row.getObject("id", UUID.class), row.getString("pause_reason")))
                .list();
    }
}

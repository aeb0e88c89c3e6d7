package org.convene.room;

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

import org.convene.site.Ids;
import org.convene.site.Vault;

/** All SQL of {@code room} and {@code room_order}. */
@Repository
class RoomRepository {
    private static final String USE = "room";
    private final JdbcClient jdbc;
    private final Vault vault;

    RoomRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Room> of(UUID meeting) {
        return jdbc.sql("SELECT * FROM room WHERE meeting_id = :meeting").param("meeting", meeting)
                .query((row, number) -> room(row)).optional();
    }

    Optional<UUID> meeting(Provider provider, String external) {
        return jdbc.sql("SELECT meeting_id FROM room WHERE provider = :provider AND external_id = :external")
                .param("provider", provider.name()).param("external", external).query(UUID.class).optional();
    }

    List<Room> all() {
        return jdbc.sql("SELECT * FROM room ORDER BY meeting_id").query((row, number) -> room(row)).list();
    }

    List<Room> failed(List<UUID> meetings) {
        return meetings.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM room WHERE state = 'FAILED' AND meeting_id IN (:meetings)")
                        .param("meetings", meetings).query((row, number) -> room(row)).list();
    }

    /** A room that is to come; what another provider had is forgotten here. */
    void choose(UUID meeting, Provider provider) {
        jdbc.sql("""
                INSERT INTO room (meeting_id, provider) VALUES (:meeting, :provider)
                ON CONFLICT (meeting_id) DO UPDATE SET provider = excluded.provider, state = 'ORDERED',
                    external_id = '', address = '', problem = '', prepared_at = NULL
                """).param("meeting", meeting).param("provider", provider.name()).update();
    }

    void forget(UUID meeting) {
        jdbc.sql("DELETE FROM room WHERE meeting_id = :meeting").param("meeting", meeting).update();
    }

    /** False when another provider, or none, was chosen meanwhile. */
    boolean opened(Order order, Opened room, Instant now) {
        return jdbc.sql("""
                UPDATE room SET state = 'READY', external_id = :external, address = :address, problem = '',
                    prepared_at = :now
                WHERE meeting_id = :meeting AND provider = :provider
                """).param("external", room.external()).param("address", vault.lock(USE, room.address()))
                .param("now", at(now)).param("meeting", order.meeting()).param("provider", order.provider().name())
                .update() == 1;
    }

    void changed(Order order, Instant now) {
        jdbc.sql("""
                UPDATE room SET state = 'READY', problem = '', prepared_at = :now
                WHERE meeting_id = :meeting AND provider = :provider AND external_id <> ''
                    AND (provider <> 'ZOOM_REGISTERED' OR :task = 'DATE') AND NOT EXISTS (
                        SELECT FROM room_order o WHERE o.meeting_id = :meeting AND o.task = 'DATE' AND o.id <> :order
                            AND o.attempts > 0 AND o.due_at > :now)
                """).param("task", order.task().name()).param("order", order.id()).param("now", at(now))
                .param("meeting", order.meeting())
                .param("provider", order.provider().name()).update();
    }

    void state(Order order, Room.State state, RoomProblem problem) {
        jdbc.sql("""
                UPDATE room SET state = :state, problem = :problem
                WHERE meeting_id = :meeting AND provider = :provider
                """).param("state", state.name()).param("problem", stored(problem))
                .param("meeting", order.meeting()).param("provider", order.provider().name()).update();
    }

    /**
     * Puts an order, or brings one that waits forward; one that is being worked on is done once more afterwards. That an
     * earlier try may have made something is not forgotten.
     */
    void order(UUID meeting, Provider provider, Order.Task task, String reference, Instant due) {
        jdbc.sql("""
                INSERT INTO room_order (id, meeting_id, provider, task, reference, due_at)
                VALUES (:id, :meeting, :provider, :task, :reference, :due)
                ON CONFLICT (meeting_id, provider, task, reference) DO UPDATE SET
                    due_at = least(room_order.due_at, excluded.due_at),
                    attempts = least(room_order.attempts, 1),
                    version = room_order.version + 1
                """).param("id", Ids.next()).param("meeting", meeting).param("provider", provider.name())
                .param("task", task.name()).param("reference", reference).param("due", at(due)).update();
    }

    /**
     * As {@link #order}, but what a provider wants to be left alone with goes on waiting: more was only added to what is
     * asked. What waits for somebody who was refused alone does not keep others waiting.
     */
    void orderInTurn(UUID meeting, Provider provider, Order.Task task, String reference, Instant due) {
        jdbc.sql("""
                INSERT INTO room_order (id, meeting_id, provider, task, reference, due_at)
                VALUES (:id, :meeting, :provider, :task, :reference, :due)
                ON CONFLICT (meeting_id, provider, task, reference) DO UPDATE SET version = room_order.version + 1,
                    due_at = CASE WHEN room_order.attempts > 0 AND room_order.problem <> 'SOMEBODY' THEN room_order.due_at
                        ELSE least(room_order.due_at, excluded.due_at) END
                """).param("id", Ids.next()).param("meeting", meeting).param("provider", provider.name())
                .param("task", task.name()).param("reference", reference).param("due", at(due)).update();
    }

    /** As {@link #order}, but one that waits stays as it is. */
    void orderOnce(UUID meeting, Provider provider, Order.Task task, String reference, Instant due) {
        jdbc.sql("""
                INSERT INTO room_order (id, meeting_id, provider, task, reference, due_at)
                VALUES (:id, :meeting, :provider, :task, :reference, :due) ON CONFLICT DO NOTHING
                """).param("id", Ids.next()).param("meeting", meeting).param("provider", provider.name())
                .param("task", task.name()).param("reference", reference).param("due", at(due)).update();
    }

    /** Nothing that was asked of a room that is not wanted any more is done; what it has to give back stays. */
    void drop(UUID meeting) {
        jdbc.sql("DELETE FROM room_order WHERE meeting_id = :meeting AND task <> 'CLOSE'").param("meeting", meeting)
                .update();
    }

    /** The order that is due longest, for this worker alone until {@code lease}. */
    Optional<Order> claim(Instant now, Instant lease) {
        return jdbc.sql("""
                UPDATE room_order SET due_at = :lease, attempts = attempts + 1, version = version + 1, problem = ''
                WHERE id = (SELECT id FROM room_order WHERE due_at <= :now ORDER BY due_at, id LIMIT 1
                    FOR UPDATE SKIP LOCKED)
                RETURNING *
                """).param("now", at(now)).param("lease", at(lease)).query((row, number) -> order(row)).optional();
    }

    /** When it was asked for again meanwhile, it is done once more. */
    void done(Order order, Instant now) {
        int gone = jdbc.sql("DELETE FROM room_order WHERE id = :id AND version = :version").param("id", order.id())
                .param("version", order.version()).update();
        if (gone == 0) {
            jdbc.sql("UPDATE room_order SET due_at = least(due_at, :now) WHERE id = :id").param("id", order.id())
                    .param("now", at(now)).update();
        }
    }

    void putOff(Order order, RoomProblem problem, Instant due) {
        jdbc.sql("UPDATE room_order SET due_at = :due, problem = :problem WHERE id = :id AND version = :version")
                .param("id", order.id()).param("version", order.version()).param("due", at(due))
                .param("problem", stored(problem)).update();
    }

    private Room room(ResultSet row) throws SQLException {
        OffsetDateTime prepared = row.getObject("prepared_at", OffsetDateTime.class);
        String problem = row.getString("problem");
        return new Room(row.getObject("meeting_id", UUID.class), Provider.valueOf(row.getString("provider")),
                Room.State.valueOf(row.getString("state")), row.getString("external_id"),
                vault.open(USE, row.getString("address")).orElse(""),
                RoomProblem.stored(problem),
                prepared == null ? null : prepared.toInstant());
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(row.getObject("id", UUID.class), row.getObject("meeting_id", UUID.class),
                Provider.valueOf(row.getString("provider")), Order.Task.valueOf(row.getString("task")),
                row.getString("reference"), row.getInt("attempts"), row.getLong("version"));
    }

    private static String stored(RoomProblem problem) {
        return problem == RoomProblem.NONE ? "" : problem.name();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

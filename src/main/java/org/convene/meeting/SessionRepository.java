package org.convene.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** All SQL of {@code occurrence} and {@code occurrence_move}. */
@Repository("meetingSessions") // the bean sessionRepository is the web session store
class SessionRepository {
    private final JdbcClient jdbc;
    private final MeetingJson json;

    SessionRepository(JdbcClient jdbc, MeetingJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Move(UUID occurrence, UUID slot, LocalDateTime starts) {}

    List<SessionRow> ofMeetings(List<UUID> meetings) {
        return meetings.isEmpty()
                ? List.of()
                : filled(jdbc.sql("SELECT * FROM occurrence WHERE meeting_id = ANY (:ids)").param("ids",
                        array(meetings)));
    }

    /** As {@link #ofMeetings(List)}, those that have to do with these days: their own, or one that they were moved to. */
    List<SessionRow> ofMeetings(List<UUID> meetings, LocalDate first, LocalDate last) {
        return meetings.isEmpty()
                ? List.of()
                : filled(jdbc.sql("""
                        SELECT * FROM occurrence
                        WHERE meeting_id = ANY (:ids) AND (original_date BETWEEN :first AND :last
                            OR id IN (SELECT occurrence_id FROM occurrence_move WHERE starts BETWEEN :first AND :last))
                        """).param("ids", array(meetings)).param("first", first).param("last", last));
    }

    /** All that was ever noted in a group, newest first. */
    List<SessionRow> ofGroup(UUID group) {
        return filled(jdbc.sql("SELECT * FROM occurrence WHERE group_id = :group ORDER BY original_date DESC, id DESC")
                .param("group", group));
    }

    /** One parameter, where a list would be one for each: PostgreSQL takes 65,535 at most. */
    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    Optional<SessionRow> byId(UUID id) {
        return filled(jdbc.sql("SELECT * FROM occurrence WHERE id = :id").param("id", id)).stream().findFirst();
    }

    /** Rows of a group up to this date, newest first; {@code pattern} for LIKE, {@code %} for all. */
    List<SessionRow> past(UUID group, LocalDate last, String pattern) {
        return filled(jdbc.sql("""
                SELECT * FROM occurrence
                WHERE group_id = :group AND original_date <= :last AND status <> 'CANCELLED'
                    AND topic || ' ' || description || ' ' || agenda || ' ' || hosts::text || ' ' || guests::text
                        || ' ' || tracks::text || ' ' || tags::text || ' ' || original_date::text ILIKE :pattern
                ORDER BY original_date DESC, id DESC
                """).param("group", group).param("last", last).param("pattern", pattern));
    }

    /** Rows of a group without a meeting that are cancelled or after this date, newest first. */
    List<SessionRow> hidden(UUID group, LocalDate last) {
        return filled(jdbc.sql("""
                SELECT * FROM occurrence
                WHERE group_id = :group AND meeting_id IS NULL AND (status = 'CANCELLED' OR original_date > :last)
                ORDER BY original_date DESC, id DESC
                """).param("group", group).param("last", last));
    }

    /** Inserts, or replaces the row of the same version; false when somebody else was faster. */
    boolean save(SessionRow row) {
        int saved = fill(jdbc.sql("""
                INSERT INTO occurrence (id, group_id, meeting_id, original_date, status, topic, description, agenda, hosts,
                    guests, minutes, place_host, place_address, notes_url, slides_url, recording_url, discussion_url,
                    tags, tracks, invited, added)
                VALUES (:id, :group, :meeting, :date, :status, :topic, :description, :agenda, CAST(:hosts AS jsonb),
                    CAST(:guests AS jsonb), :minutes, :placeHost, :placeAddress, :notes, :slides, :recording,
                    :discussion, CAST(:tags AS jsonb), CAST(:tracks AS jsonb), CAST(:invited AS jsonb), :added)
                ON CONFLICT (id) DO UPDATE SET original_date = excluded.original_date, status = excluded.status,
                    topic = excluded.topic, description = excluded.description, agenda = excluded.agenda,
                    hosts = excluded.hosts, guests = excluded.guests, minutes = excluded.minutes,
                    place_host = excluded.place_host, place_address = excluded.place_address,
                    notes_url = excluded.notes_url, slides_url = excluded.slides_url,
                    recording_url = excluded.recording_url, discussion_url = excluded.discussion_url,
                    tags = excluded.tags, tracks = excluded.tracks, invited = excluded.invited,
                    added = excluded.added, version = occurrence.version + 1
                WHERE occurrence.version = :version
                """), row).param("version", row.version()).update();
        if (saved == 1) {
            moves(row);
        }
        return saved == 1;
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM occurrence WHERE id = :id").param("id", id).update();
    }

    private void moves(SessionRow row) {
        jdbc.sql("DELETE FROM occurrence_move WHERE occurrence_id = :id").param("id", row.id()).update();
        row.moves().forEach((slot, starts) -> jdbc.sql("""
                INSERT INTO occurrence_move (occurrence_id, slot_id, starts) VALUES (:id, :slot, :starts)
                """).param("id", row.id()).param("slot", slot).param("starts", starts).update());
    }

    private StatementSpec fill(StatementSpec statement, SessionRow row) {
        Session session = row.session();
        Session.Material material = session.material();
        return statement.param("id", row.id()).param("group", row.group()).param("meeting", row.meeting())
                .param("date", row.date()).param("status", session.status().name()).param("topic", session.topic())
                .param("description", session.description()).param("agenda", session.agenda())
                .param("hosts", json.write(session.hosts())).param("guests", json.write(session.guests()))
                .param("minutes", session.minutes()).param("placeHost", session.place().host())
                .param("placeAddress", session.place().address()).param("notes", material.notes())
                .param("slides", material.slides()).param("recording", material.recording())
                .param("discussion", material.discussion()).param("tags", json.write(session.tags()))
                .param("tracks", json.write(session.tracks())).param("invited", json.write(session.invited()))
                .param("added", row.added());
    }

    private List<SessionRow> filled(StatementSpec select) {
        List<SessionRow> bare = select.query((row, number) -> row(row)).list();
        Map<UUID, List<Move>> moves = bare.isEmpty()
                ? Map.of()
                : jdbc.sql("SELECT * FROM occurrence_move WHERE occurrence_id = ANY (:ids)")
                        .param("ids", array(bare.stream().map(SessionRow::id).toList()))
                        .query((row, number) -> new Move(row.getObject("occurrence_id", UUID.class),
                                row.getObject("slot_id", UUID.class), row.getObject("starts", LocalDateTime.class)))
                        .list().stream().collect(Collectors.groupingBy(Move::occurrence));
        return bare.stream().map(one -> one.with(one.session(), moves.getOrDefault(one.id(), List.of()).stream()
                .collect(Collectors.toMap(Move::slot, Move::starts)))).toList();
    }

    private SessionRow row(ResultSet row) throws SQLException {
        Session session = new Session(Session.Status.valueOf(row.getString("status")), row.getString("topic"),
                row.getString("description"), row.getString("agenda"), json.people(row.getString("hosts")),
                json.people(row.getString("guests")), row.getObject("minutes", Integer.class),
                new Venue.Place(row.getString("place_host"), row.getString("place_address")),
                new Session.Material(row.getString("notes_url"), row.getString("slides_url"),
                        row.getString("recording_url"), row.getString("discussion_url")),
                json.texts(row.getString("tags")), json.tracks(row.getString("tracks")),
                json.ids(row.getString("invited")));
        return new SessionRow(row.getObject("id", UUID.class), row.getObject("group_id", UUID.class),
                row.getObject("meeting_id", UUID.class), row.getObject("original_date", LocalDate.class), session,
                Map.of(), row.getBoolean("added"), row.getLong("version"));
    }
}

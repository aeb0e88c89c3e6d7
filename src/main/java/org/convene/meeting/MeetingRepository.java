package org.convene.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import org.convene.calendar.Recurrence;

/** All SQL of {@code meeting} and {@code slot}. */
@Repository
class MeetingRepository {
    private final JdbcClient jdbc;

    MeetingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record SlotRow(UUID meeting, Slot slot) {}

    Optional<Meeting> byId(UUID id) {
        return filled(jdbc.sql("SELECT * FROM meeting WHERE id = :id").param("id", id)).stream().findFirst();
    }

    List<Meeting> byIds(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : filled(
                        jdbc.sql("SELECT * FROM meeting WHERE id = ANY (:ids)").param("ids", ids.toArray(UUID[]::new)));
    }

    /** The row stays locked until the transaction ends: edits, mailings and newcomers follow one another. */
    Optional<Meeting> locked(UUID id) {
        return filled(jdbc.sql("SELECT * FROM meeting WHERE id = :id FOR NO KEY UPDATE").param("id", id)).stream()
                .findFirst();
    }

    /**
     * As {@link #locked}, those of a group whose invitations went out; empty when somebody else holds one of the group's.
     * Those that nobody was told of are locked too: their first invitations may be leaving.
     */
    Optional<List<Meeting>> mailedLocked(UUID group) {
        long all = jdbc.sql("SELECT count(*) FROM meeting WHERE group_id = :group").param("group", group)
                .query(Long.class).single();
        List<UUID> locked = jdbc.sql("""
                SELECT id FROM meeting WHERE group_id = :group ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
                """).param("group", group).query((row, number) -> row.getObject(1, UUID.class)).list();
        return locked.size() < all
                ? Optional.empty()
                : Optional.of(filled(jdbc.sql("""
                        SELECT * FROM meeting WHERE id = ANY (:locked) AND first_mailed_at IS NOT NULL ORDER BY id
                        """).param("locked", locked.toArray(UUID[]::new))));
    }

    List<Meeting> ofGroups(List<UUID> groups) {
        return groups.isEmpty()
                ? List.of()
                : filled(jdbc.sql("SELECT * FROM meeting WHERE group_id IN (:groups) ORDER BY first_date, id")
                        .param("groups", groups));
    }

    /** Another text after any edit of a meeting or one of its dates. */
    String stamp(List<UUID> groups) {
        return jdbc.sql("""
                SELECT count(*) || ' ' || coalesce(md5(string_agg(m.id || ' ' || m.version || ' ' || m.changed_at || ' '
                    || o.dates, ',' ORDER BY m.id)), '')
                FROM meeting m, LATERAL (SELECT count(*) || ' ' || coalesce(sum(version), 0) AS dates FROM occurrence
                    WHERE meeting_id = m.id) o
                WHERE m.group_id = ANY (:groups)
                """).param("groups", groups.toArray(UUID[]::new)).query(String.class).single();
    }

    void insert(UUID id, UUID group, @Nullable UUID follows, MeetingDraft draft, MeetingCheck.Plan plan, Instant now) {
        write(jdbc.sql("""
                INSERT INTO meeting (id, group_id, title, description, first_date, recurrence, minutes, venue, join_url,
                    place_host, place_address, alternating, chatham_house, follows, changed_at)
                VALUES (:id, :group, :title, :description, :firstDate, :recurrence, :minutes, :venue, :joinUrl,
                    :placeHost, :placeAddress, :alternating, :chathamHouse, :follows, :now)
                """).param("group", group).param("follows", follows, java.sql.Types.OTHER).param("now",
                now.atOffset(ZoneOffset.UTC)), id, draft, plan);
        for (int i = 0; i < plan.slots().size(); i++) {
            insert(id, plan.slots().get(i), i);
        }
    }

    /** False when somebody else changed the meeting since this version. */
    boolean update(UUID id, MeetingDraft draft, MeetingCheck.Plan plan, long version) {
        return write(jdbc.sql("""
                UPDATE meeting SET title = :title, description = :description, first_date = :firstDate,
                    recurrence = :recurrence, minutes = :minutes, venue = :venue, join_url = :joinUrl,
                    place_host = :placeHost, place_address = :placeAddress, alternating = :alternating, chatham_house = :chathamHouse,
                    version = version + 1
                WHERE id = :id AND version = :version AND status = 'ACTIVE'
                """).param("version", version), id, draft, plan) == 1;
    }

    void insert(UUID meeting, Slot slot, int position) {
        slot(jdbc.sql("""
                INSERT INTO slot (id, meeting_id, position, label, local_time, zone, minutes)
                VALUES (:id, :meeting, :position, :label, :time, :zone, :minutes)
                """).param("meeting", meeting), slot, position);
    }

    void update(Slot slot, int position) {
        slot(jdbc.sql("""
                UPDATE slot SET position = :position, label = :label, local_time = :time, zone = :zone,
                    minutes = :minutes, removed = false
                WHERE id = :id
                """), slot, position);
    }

    /** The row stays for the invitations that have to be cancelled. */
    void remove(UUID slot) {
        jdbc.sql("UPDATE slot SET removed = true WHERE id = :id").param("id", slot).update();
    }

    boolean cancel(UUID id, String reason) {
        return jdbc.sql("""
                UPDATE meeting SET status = 'CANCELLED', reason = :reason, version = version + 1
                WHERE id = :id AND status = 'ACTIVE'
                """).param("id", id).param("reason", reason).update() == 1;
    }

    /** Slots added since are removed, those removed since are back. */
    void restore(UUID id, MeetingStates.State state, ChathamHouse rule) {
        write(jdbc.sql("""
                UPDATE meeting SET title = :title, description = :description, first_date = :firstDate,
                    recurrence = :recurrence, minutes = :minutes, venue = :venue, join_url = :joinUrl,
                    place_host = :placeHost, place_address = :placeAddress, alternating = :alternating, chatham_house = :chathamHouse,
                    status = :status, reason = :reason,
                    version = version + 1
                WHERE id = :id
                """).param("status", state.status().name()).param("reason", state.reason()), id,
                state.draft().with(rule),
                new MeetingCheck.Plan(state.firstDate(), Recurrence.parse(state.rule()), state.slots()));
        jdbc.sql("UPDATE slot SET removed = true WHERE meeting_id = :id").param("id", id).update();
        for (int i = 0; i < state.slots().size(); i++) {
            update(state.slots().get(i), i);
        }
    }

    /** Ends the series before a date; false when somebody else changed the meeting since this version. */
    boolean end(UUID id, Recurrence rule, long version) {
        return jdbc.sql("""
                UPDATE meeting SET recurrence = :recurrence, version = version + 1
                WHERE id = :id AND version = :version AND status = 'ACTIVE'
                """).param("id", id).param("recurrence", rule.toRule()).param("version", version).update() == 1;
    }

    /** Those that go on with a meeting and that nobody was told of. */
    List<Meeting> untoldAfter(UUID id) {
        return filled(jdbc.sql("SELECT * FROM meeting WHERE follows = :id AND first_mailed_at IS NULL ORDER BY id")
                .param("id", id));
    }

    void deleteUntoldAfter(UUID id) {
        jdbc.sql("DELETE FROM meeting WHERE follows = :id AND first_mailed_at IS NULL").param("id", id).update();
    }

    void touch(UUID id, Instant at) {
        jdbc.sql("UPDATE meeting SET changed_at = greatest(changed_at, :at) WHERE id = :id").param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void mailed(UUID id, Instant at) {
        jdbc.sql("UPDATE meeting SET first_mailed_at = coalesce(first_mailed_at, :at) WHERE id = :id")
                .param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private static int write(StatementSpec statement, UUID id, MeetingDraft draft, MeetingCheck.Plan plan) {
        return statement.param("id", id).param("title", draft.title().strip())
                .param("description", draft.description().strip()).param("firstDate", plan.firstDate())
                .param("recurrence", plan.recurrence().toRule()).param("minutes", draft.minutes())
                .param("venue", draft.venue().kind().name()).param("joinUrl", draft.venue().joinUrl())
                .param("placeHost", draft.venue().place().host())
                .param("placeAddress", draft.venue().place().address()).param("alternating", draft.alternating())
                .param("chathamHouse", draft.chathamHouse().name()).update();
    }

    private static void slot(StatementSpec statement, Slot slot, int position) {
        statement.param("id", slot.id()).param("position", position).param("label", slot.label())
                .param("time", slot.time()).param("zone", slot.zone().getId()).param("minutes", slot.minutes())
                .update();
    }

    private List<Meeting> filled(StatementSpec select) {
        List<Meeting> bare = select.query((row, number) -> meeting(row)).list();
        Map<UUID, List<SlotRow>> slots = bare.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                        SELECT * FROM slot WHERE meeting_id IN (:ids) AND NOT removed ORDER BY position, id
                        """).param("ids", bare.stream().map(Meeting::id).toList())
                        .query((row, number) -> slot(row)).list().stream()
                        .collect(Collectors.groupingBy(SlotRow::meeting));
        return bare.stream().map(one -> with(one,
                slots.getOrDefault(one.id(), List.of()).stream().map(SlotRow::slot).toList())).toList();
    }

    private static Meeting with(Meeting bare, List<Slot> slots) {
        return new Meeting(bare.id(), bare.group(), bare.title(), bare.description(), bare.firstDate(),
                bare.recurrence(), bare.minutes(), bare.venue(), slots, bare.alternating(), bare.chathamHouse(),
                bare.follows(),
                bare.status(), bare.reason(),
                bare.firstMailed(), bare.changed(), bare.version());
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        Venue venue = new Venue(Venue.Kind.valueOf(row.getString("venue")), row.getString("join_url"),
                new Venue.Place(row.getString("place_host"), row.getString("place_address")));
        return new Meeting(row.getObject("id", UUID.class), row.getObject("group_id", UUID.class),
                row.getString("title"), row.getString("description"), row.getObject("first_date", LocalDate.class),
                Recurrence.parse(row.getString("recurrence")), row.getInt("minutes"), venue, List.of(),
                row.getBoolean("alternating"), ChathamHouse.valueOf(row.getString("chatham_house")),
                row.getObject("follows", UUID.class),
                Meeting.Status.valueOf(row.getString("status")), row.getString("reason"),
                instant(row, "first_mailed_at"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getLong("version"));
    }

    private static SlotRow slot(ResultSet row) throws SQLException {
        return new SlotRow(row.getObject("meeting_id", UUID.class),
                new Slot(row.getObject("id", UUID.class), row.getString("label"),
                        row.getObject("local_time", LocalTime.class), ZoneId.of(row.getString("zone")),
                        row.getObject("minutes", Integer.class)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

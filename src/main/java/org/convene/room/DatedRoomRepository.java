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

import org.convene.site.Vault;

/** All SQL of {@code room_date} and {@code room_entry}, whose {@code subscription_id} is the id of a guest too. */
@Repository
class DatedRoomRepository {
    private static final String USE = "room";
    private final JdbcClient jdbc;
    private final Vault vault;

    DatedRoomRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<DatedRoom> of(UUID meeting, String reference) {
        return jdbc.sql("SELECT * FROM room_date WHERE meeting_id = :meeting AND reference = :reference")
                .param("meeting", meeting).param("reference", reference).query((row, number) -> room(row)).optional();
    }

    List<DatedRoom> of(UUID meeting) {
        return jdbc.sql("SELECT * FROM room_date WHERE meeting_id = :meeting ORDER BY reference")
                .param("meeting", meeting).query((row, number) -> room(row)).list();
    }

    Optional<UUID> meeting(String external) {
        return jdbc.sql("SELECT meeting_id FROM room_date WHERE external_id = :external").param("external", external)
                .query(UUID.class).optional();
    }

    void save(DatedRoom room) {
        jdbc.sql("""
                INSERT INTO room_date (meeting_id, reference, external_id, address, said, ends_at)
                VALUES (:meeting, :reference, :external, :address, :said, :ends)
                ON CONFLICT (meeting_id, reference) DO UPDATE SET external_id = excluded.external_id,
                    address = excluded.address, said = excluded.said, ends_at = excluded.ends_at
                """).param("meeting", room.meeting()).param("reference", room.reference())
                .param("external", room.external()).param("address", vault.lock(USE, room.address()))
                .param("said", room.said()).param("ends", at(room.ends())).update();
    }

    /** The provider is told once more what the rooms of a meeting are like. */
    void doubt(UUID meeting) {
        jdbc.sql("UPDATE room_date SET said = '' WHERE meeting_id = :meeting").param("meeting", meeting).update();
    }

    void forget(UUID meeting, String reference) {
        jdbc.sql("DELETE FROM room_date WHERE meeting_id = :meeting AND reference = :reference")
                .param("meeting", meeting).param("reference", reference).update();
    }

    void forget(UUID meeting) {
        jdbc.sql("DELETE FROM room_date WHERE meeting_id = :meeting").param("meeting", meeting).update();
    }

    /** Nobody has to be let in any more; the room stays known for its recording. */
    void forgetEntriesBefore(Instant ended) {
        jdbc.sql("""
                DELETE FROM room_entry e USING room_date d
                WHERE d.meeting_id = e.meeting_id AND d.reference = e.reference AND d.ends_at < :ended
                """).param("ended", at(ended)).update();
    }

    void forgetBefore(Instant ended) {
        jdbc.sql("DELETE FROM room_date WHERE ends_at < :ended").param("ended", at(ended)).update();
    }

    List<Entry> entries(DatedRoom room) {
        return jdbc.sql("SELECT * FROM room_entry WHERE meeting_id = :meeting AND reference = :reference")
                .param("meeting", room.meeting()).param("reference", room.reference())
                .query((row, number) -> entry(row)).list();
    }

    /** Empty where this person was not registered, or refused. */
    String way(UUID meeting, String reference, UUID person) {
        return jdbc.sql("""
                SELECT address FROM room_entry
                WHERE meeting_id = :meeting AND reference = :reference AND subscription_id = :subscription
                """).param("meeting", meeting).param("reference", reference).param("subscription", person)
                .query(String.class).optional().flatMap(locked -> vault.open(USE, locked)).orElse("");
    }

    void save(DatedRoom room, Entry entry) {
        jdbc.sql("""
                INSERT INTO room_entry (meeting_id, reference, subscription_id, registrant, email, address)
                VALUES (:meeting, :reference, :subscription, :registrant, :email, :address)
                ON CONFLICT (meeting_id, reference, subscription_id) DO UPDATE SET
                    registrant = excluded.registrant, email = excluded.email, address = excluded.address
                """).param("meeting", room.meeting()).param("reference", room.reference())
                .param("subscription", entry.person()).param("registrant", entry.registrant())
                .param("email", vault.lock(USE, entry.email())).param("address", vault.lock(USE, entry.address()))
                .update();
    }

    void delete(DatedRoom room, Entry entry) {
        jdbc.sql("""
                DELETE FROM room_entry
                WHERE meeting_id = :meeting AND reference = :reference AND subscription_id = :subscription
                """).param("meeting", room.meeting()).param("reference", room.reference())
                .param("subscription", entry.person()).update();
    }

    private DatedRoom room(ResultSet row) throws SQLException {
        return new DatedRoom(row.getObject("meeting_id", UUID.class), row.getString("reference"),
                row.getString("external_id"), vault.open(USE, row.getString("address")).orElse(""),
                row.getString("said"), row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getObject("subscription_id", UUID.class), row.getString("registrant"),
                vault.open(USE, row.getString("email")).orElse(""),
                vault.open(USE, row.getString("address")).orElse(""));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

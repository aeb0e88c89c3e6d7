package org.convene.guest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import org.convene.calendar.Answer;
import org.convene.invitation.Given;
import org.convene.meeting.SlotContent;

/** All SQL of {@code guest_invitation}. */
@Repository
class GuestInvitationRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    GuestInvitationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<GuestInvitation> held(UUID id) {
        return jdbc.sql("select * from guest_invitation where id = :id and held").param("id", id)
                .query((row, number) -> invitation(row)).optional();
    }

    Optional<GuestInvitation> byUid(String uid) {
        return jdbc.sql("select * from guest_invitation where uid = :uid and held").param("uid", uid)
                .query((row, number) -> invitation(row)).optional();
    }

    /** Whose link this is, taken back or not. */
    Optional<UUID> guest(UUID id) {
        return jdbc.sql("select guest_id from guest_invitation where id = :id").param("id", id).query(UUID.class)
                .optional();
    }

    /** What these guests hold. */
    List<GuestInvitation> of(Collection<UUID> guests) {
        return jdbc.sql("select * from guest_invitation where held and guest_id = any (:ids) order by id")
                .param("ids", guests.toArray(UUID[]::new)).query((row, number) -> invitation(row)).list();
    }

    /** What is held of dates after this moment. */
    List<GuestInvitation> ahead(Instant now) {
        return jdbc.sql("select * from guest_invitation where held and starts_at > :now").param("now", utc(now))
                .query((row, number) -> invitation(row)).list();
    }

    /** Those of these that are held no more. */
    Set<UUID> gone(Collection<UUID> ids) {
        Set<UUID> gone = new HashSet<>(ids);
        jdbc.sql("select id from guest_invitation where held and id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list().forEach(gone::remove);
        return gone;
    }

    /** Notes what is told now. @param asks whether what was answered so far counts no more */
    void told(GuestInvitation one, boolean asks) {
        jdbc.sql("""
                insert into guest_invitation (id, guest_id, slot_id, uid, organizer, sequence, stamp, starts_at, told, held)
                values (:id, :guest, :slot, :uid, :organizer, :sequence, :stamp, :starts, cast(:told as jsonb), :held)
                on conflict (id) do update set slot_id = excluded.slot_id, sequence = excluded.sequence,
                    stamp = excluded.stamp, starts_at = excluded.starts_at, told = excluded.told, held = excluded.held
                """).param("id", one.id()).param("guest", one.guest()).param("slot", one.slot())
                .param("uid", one.uid()).param("organizer", one.organizer()).param("sequence", one.sequence())
                .param("stamp", utc(one.stamp())).param("starts", utc(one.starts()))
                .param("told", json.writeValueAsString(one.told())).param("held", one.held()).update();
        if (asks) {
            jdbc.sql("""
                    update guest_invitation set answer = 'NEEDS_ACTION', answered_at = null, comment = '',
                        asked = sequence
                    where id = :id
                    """).param("id", one.id()).update();
        }
    }

    /** False when it is about what was changed since, comes after a newer one, or the invitation was taken back. */
    boolean answer(UUID id, Given given) {
        return jdbc.sql("""
                update guest_invitation set answer = :answer, answered_at = :at, comment = :comment
                where id = :id and held and asked <= :sequence and (answered_at is null or answered_at <= :at)
                """).param("id", id).param("answer", given.answer().name()).param("at", utc(given.at()))
                .param("comment", given.comment()).param("sequence", given.sequence()).update() == 1;
    }

    /** Lets go of what a guest holds without a word. */
    void drop(UUID guest) {
        jdbc.sql("update guest_invitation set held = false, comment = '' where guest_id = :guest and held")
                .param("guest", guest).update();
    }

    private GuestInvitation invitation(ResultSet row) throws SQLException {
        return new GuestInvitation(row.getObject("id", UUID.class), row.getObject("guest_id", UUID.class),
                row.getObject("slot_id", UUID.class), row.getString("uid"), row.getString("organizer"),
                row.getInt("sequence"), row.getObject("stamp", OffsetDateTime.class).toInstant(),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("told"), SlotContent.class), row.getBoolean("held"),
                Answer.valueOf(row.getString("answer")), row.getString("comment"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.convene.guest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** All SQL of {@code guest} and {@code guest_refusal}. */
@Repository
class GuestRepository {
    private final JdbcClient jdbc;

    GuestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Guest guest, EmailAddress address) {
        jdbc.sql("""
                insert into guest (id, group_id, meeting_id, slot_id, name, affiliation, address, address_key, language,
                    zone, note, added_by, added_at, ends_at)
                values (:id, :group, :meeting, :slot, :name, :affiliation, :address, :key, :language, :zone, :note,
                    :by, :at, :ends)
                """).param("id", guest.id()).param("group", guest.group()).param("meeting", guest.meeting())
                .param("slot", guest.slot(), java.sql.Types.OTHER).param("name", guest.name())
                .param("affiliation", guest.affiliation()).param("address", address.value())
                .param("key", address.key()).param("language", guest.language().toLanguageTag())
                .param("zone", guest.zone().getId()).param("note", guest.note()).param("by", guest.addedBy())
                .param("at", utc(guest.addedAt())).param("ends", utc(guest.ends())).update();
    }

    List<Guest> byIds(Collection<UUID> ids) {
        return jdbc.sql("select * from guest where id = any (:ids)").param("ids", ids.toArray(UUID[]::new))
                .query(GuestRepository::guest).list();
    }

    List<Guest> ofMeetings(Collection<UUID> meetings) {
        return jdbc.sql("select * from guest where meeting_id = any (:ids)")
                .param("ids", meetings.toArray(UUID[]::new)).query(GuestRepository::guest).list();
    }

    List<Guest> of(EmailAddress address) {
        return jdbc.sql("select * from guest where address_key = :key order by added_at").param("key", address.key())
                .query(GuestRepository::guest).list();
    }

    /** Notes where a guest was told they are invited to. */
    void told(UUID id, UUID meeting, Instant ends) {
        jdbc.sql("update guest set meeting_id = :meeting, ends_at = :ends where id = :id").param("id", id)
                .param("meeting", meeting).param("ends", utc(ends)).update();
    }

    /** No more mail: the address goes. False when it went before. */
    boolean stop(UUID id, Instant now) {
        return jdbc.sql("""
                update guest set address = '', address_key = '', stopped_at = :now where id = :id and stopped_at is null
                """).param("id", id).param("now", utc(now)).update() == 1;
    }

    void delete(UUID id) {
        jdbc.sql("delete from guest where id = :id").param("id", id).update();
    }

    /** Forgets guests of dates that were over before this moment; how many. */
    int deleteOver(Instant moment) {
        return jdbc.sql("delete from guest where ends_at < :moment").param("moment", utc(moment)).update();
    }

    void refuse(UUID group, byte[] hash, Instant now) {
        jdbc.sql("insert into guest_refusal values (:group, :hash, :now) on conflict do nothing")
                .param("group", group).param("hash", hash).param("now", utc(now)).update();
    }

    boolean refused(UUID group, byte[] hash) {
        return jdbc.sql("select exists (select from guest_refusal where group_id = :group and address_hash = :hash)")
                .param("group", group).param("hash", hash).query(Boolean.class).single();
    }

    private static Guest guest(ResultSet row, int number) throws SQLException {
        Optional<EmailAddress> address = Optional.of(row.getString("address")).filter(one -> !one.isEmpty())
                .map(EmailAddress::new);
        return new Guest(row.getObject("id", UUID.class), row.getObject("group_id", UUID.class),
                row.getObject("meeting_id", UUID.class), row.getObject("slot_id", UUID.class), row.getString("name"),
                row.getString("affiliation"), address.orElse(null), Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("zone")), row.getString("note"), row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

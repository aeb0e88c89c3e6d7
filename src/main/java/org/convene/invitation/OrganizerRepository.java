package org.convene.invitation;

import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;

/** All SQL of {@code organizer} and {@code organizer_address}. */
@Repository
class OrganizerRepository {
    private final JdbcClient jdbc;

    OrganizerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The address of the group's new objects. */
    Optional<EmailAddress> of(UUID group) {
        return jdbc.sql("SELECT address FROM organizer WHERE group_id = :group").param("group", group)
                .query(String.class).optional().map(EmailAddress::new);
    }

    /** Takes another address in place of this one, unless somebody else was faster; returns what counts now. */
    EmailAddress change(UUID group, Optional<EmailAddress> before, EmailAddress now) {
        jdbc.sql("""
                INSERT INTO organizer (group_id, address) VALUES (:group, :address)
                ON CONFLICT (group_id) DO UPDATE SET address = excluded.address WHERE organizer.address = :before
                """).param("group", group).param("address", now.value())
                .param("before", before.map(EmailAddress::value).orElse("")).update();
        EmailAddress counts = of(group).orElseThrow();
        jdbc.sql("INSERT INTO organizer_address (address, group_id) VALUES (lower(:address), :group) "
                + "ON CONFLICT DO NOTHING").param("group", group).param("address", counts.value()).update();
        return counts;
    }

    /** The group whose objects named this address, now or once. @param address in lower case */
    Optional<UUID> group(String address) {
        return jdbc.sql("SELECT group_id FROM organizer_address WHERE address = :address").param("address", address)
                .query(UUID.class).optional();
    }
}

package org.convene.inbound;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code inbound_mailbox}: how far a mailbox has been read, and by whom at the moment. */
@Repository
class MailboxRepository {
    private final JdbcClient jdbc;

    MailboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False while another replica reads it. */
    boolean lease(String name, Duration lease) {
        return jdbc.sql("""
                insert into inbound_mailbox (name, busy_until) values (:name, now() + make_interval(secs => :lease))
                on conflict (name) do update set busy_until = excluded.busy_until
                where inbound_mailbox.busy_until <= now()
                """).param("name", name).param("lease", lease.toSeconds()).update() == 1;
    }

    void free(String name) {
        jdbc.sql("update inbound_mailbox set busy_until = now() where name = :name").param("name", name).update();
    }

    /** 0 when nothing was read since the server numbered its mail anew. */
    long lastUid(String name, long validity) {
        return jdbc.sql("select last_uid from inbound_mailbox where name = :name and validity = :validity")
                .param("name", name).param("validity", validity).query(Long.class).optional().orElse(0L);
    }

    void advance(String name, long validity, long uid) {
        jdbc.sql("""
                update inbound_mailbox set last_uid = :uid, validity = :validity
                where name = :name and (validity <> :validity or last_uid < :uid)
                """).param("name", name).param("validity", validity).param("uid", uid).update();
    }
}

package org.convene.subscription;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audience.MemberQuery;

/** The SQL of {@code subscription} that says who gets a mailing: for a million people as for one. */
@Repository
class AudienceRepository {
    private static final String COLUMNS = """
             s.id as member, s.subscriber_id as person, p.address, p.address_key, p.name, p.language
            from subscription s join subscriber p on p.id = s.subscriber_id
            where s.state = 'ACTIVE' and s.announcements and p.collected = :collected and\s""";
    private final JdbcClient jdbc;

    AudienceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everybody who wants announcements of one of the groups, each person once.
     *
     * @param collected those who get them collected in a digest, rather than those who get each by itself
     */
    MemberQuery announced(List<UUID> groups, boolean collected) {
        if (groups.size() == 1) { // one index gives them in order
            return new MemberQuery("select" + COLUMNS + "s.group_id = :group", Map.of("group", groups.getFirst(),
                    "collected", collected));
        }
        return new MemberQuery("select distinct on (s.subscriber_id)" + COLUMNS
                + "s.group_id = any (cast(:groups as uuid[])) order by s.subscriber_id, s.id",
                Map.of("groups", Sql.ids(groups), "collected", collected));
    }

    /** Those of these subscriptions whose person no longer wants announcements of any of the groups. */
    Set<UUID> notAnnounced(Collection<UUID> members, Collection<UUID> groups) {
        return new HashSet<>(jdbc.sql("""
                select m.id from unnest(cast(:members as uuid[])) as m(id)
                where not exists (select from subscription named
                    join subscription s on s.subscriber_id = named.subscriber_id
                    where named.id = m.id and s.group_id = any (cast(:groups as uuid[])) and s.state = 'ACTIVE'
                        and s.announcements)
                """).param("members", Sql.ids(members)).param("groups", Sql.ids(groups)).query(UUID.class).list());
    }

    /** Those of these subscriptions that are not active or do not take this kind of mail. */
    Set<UUID> notWanting(Collection<UUID> members, MailKind kind) {
        return new HashSet<>(jdbc.sql("""
                select m.id from unnest(cast(:members as uuid[])) as m(id)
                where not exists (select from subscription s where s.id = m.id and s.state = 'ACTIVE' and %s)
                """.formatted(kind == MailKind.INVITATIONS ? "s.invitations" : "s.announcements"))
                .param("members", Sql.ids(members)).query(UUID.class).list());
    }
}

package org.convene.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code counter_proposal} and {@code roster}. */
@Repository
class ProposalRepository {
    private static final int LISTED = 100;
    private final JdbcClient jdbc;

    ProposalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A newer proposal of the same person takes the place of the one before. */
    void insert(Proposal one) {
        jdbc.sql("""
                delete from counter_proposal where (invitation_id = :invitation or other_id = :other)
                    and decided_at is null and original is not distinct from cast(:original as timestamp)
                """).param("invitation", one.invitation(), Types.OTHER).param("other", one.other(), Types.OTHER)
                .param("original", one.original()).update();
        jdbc.sql("""
                insert into counter_proposal (id, invitation_id, other_id, meeting_id, subscription_id, address, original,
                    starts_at, ends_at, comment, received_at)
                values (:id, :invitation, :other, :meeting, :subscription, :address, :original, :starts, :ends, :comment, :at)
                """).param("id", one.id()).param("invitation", one.invitation(), Types.OTHER)
                .param("other", one.other(), Types.OTHER).param("meeting", one.meeting())
                .param("subscription", one.subscription(), Types.OTHER)
                .param("address", one.other() == null ? one.by() : "")
                .param("original", one.original()).param("starts", at(one.starts())).param("ends", at(one.ends()))
                .param("comment", one.comment()).param("at", at(one.received())).update();
    }

    /** Those nobody decided yet, oldest first. */
    List<Proposal> open(UUID meeting) {
        return jdbc.sql("""
                select * from counter_proposal where meeting_id = :meeting and decided_at is null order by id limit :limit
                """).param("meeting", meeting).param("limit", LISTED).query(ProposalRepository::proposal).list();
    }

    /** False when somebody decided it meanwhile. */
    boolean decide(UUID meeting, UUID id, String by, Instant now) {
        return jdbc.sql("""
                update counter_proposal set decided_at = :now, decided_by = :by
                where id = :id and meeting_id = :meeting and decided_at is null
                """).param("id", id).param("meeting", meeting).param("by", by).param("now", at(now)).update() == 1;
    }

    void forget(UUID subscription) {
        jdbc.sql("delete from counter_proposal where subscription_id = :subscription")
                .param("subscription", subscription).update();
    }

    boolean showsRoster(UUID group) {
        return jdbc.sql("select exists (select from roster where group_id = :group)").param("group", group)
                .query(Boolean.class).single();
    }

    void showRoster(UUID group, boolean shown) {
        jdbc.sql(shown
                ? "insert into roster (group_id) values (:group) on conflict do nothing"
                : "delete from roster where group_id = :group").param("group", group).update();
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        OffsetDateTime ends = row.getObject("ends_at", OffsetDateTime.class);
        return new Proposal(row.getObject("id", UUID.class), row.getObject("invitation_id", UUID.class),
                row.getObject("other_id", UUID.class),
                row.getObject("meeting_id", UUID.class), row.getObject("subscription_id", UUID.class),
                row.getString("address"), row.getObject("original", LocalDateTime.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(), ends == null ? null : ends.toInstant(),
                row.getString("comment"), row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

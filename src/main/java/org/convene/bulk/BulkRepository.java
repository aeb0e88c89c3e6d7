package org.convene.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.bulk.BulkAct.State;
import org.convene.site.NotFound;
import org.convene.subscription.MemberAct;

/** All SQL of {@code bulk_act}. */
@Repository
class BulkRepository {
    private final JdbcClient jdbc;

    BulkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BulkAct act) {
        jdbc.sql("""
                insert into bulk_act (id, staff_id, staff_name, kind, groups, state, created_at)
                values (:id, :staff, :name, :kind, cast(:groups as uuid[]), :state, :now)
                """).param("id", act.id()).param("staff", act.staffId()).param("name", act.staffName())
                .param("kind", act.kind().name()).param("groups", ids(act.groups())).param("state", act.state().name())
                .param("now", at(act.createdAt())).update();
    }

    /** Begins to look at everybody anew; from when on tells this look from the one before. False when the act was started meanwhile. */
    boolean look(UUID id, Instant now) {
        return jdbc.sql("""
                update bulk_act set state = 'LOOKING', looked_to = null, starts_at = :now
                where id = :id and state in ('CHOSEN', 'READY', 'LOOKING') and not begins
                """).param("id", id).param("now", at(now)).update() == 1;
    }

    void lookedTo(UUID id, UUID last) {
        jdbc.sql("update bulk_act set looked_to = :last where id = :id").param("id", id).param("last", last).update();
    }

    /** Lets it begin once everybody has been looked at. False when that is over, or said already. */
    boolean begin(UUID id) {
        return jdbc.sql("update bulk_act set begins = true where id = :id and state = 'LOOKING' and not begins")
                .param("id", id).update() == 1;
    }

    Optional<BulkAct> byId(UUID id) {
        return jdbc.sql("select * from bulk_act where id = :id").param("id", id).query(BulkRepository::act).optional();
    }

    /** As it is until the transaction ends. @throws NotFound when it is gone */
    BulkAct locked(UUID id) {
        return jdbc.sql("select * from bulk_act where id = :id for update").param("id", id).query(BulkRepository::act)
                .optional().orElseThrow(() -> new NotFound("bulk"));
    }

    /** Newest first, those that were only looked at left out. */
    List<BulkAct> recent(UUID staff, int most) {
        return jdbc.sql("""
                select * from bulk_act
                where staff_id = :staff and state not in ('CHOSEN', 'READY') and (state <> 'LOOKING' or begins)
                order by created_at desc limit :most
                """).param("staff", staff).param("most", most).query(BulkRepository::act).list();
    }

    /** The next that has something to do, for this transaction alone. */
    Optional<BulkAct> claim(Instant now) {
        return jdbc.sql("""
                select * from bulk_act where state in ('LOOKING', 'WAITING', 'RUNNING', 'UNDOING') and starts_at <= :now
                order by starts_at limit 1 for update skip locked
                """).param("now", at(now)).query(BulkRepository::act).optional();
    }

    /** This one, if it has something to do and nobody else is at it. */
    Optional<BulkAct> claim(UUID id, Instant now) {
        return jdbc.sql("""
                select * from bulk_act
                where id = :id and state in ('LOOKING', 'WAITING', 'RUNNING', 'UNDOING') and starts_at <= :now
                for update skip locked
                """).param("id", id).param("now", at(now)).query(BulkRepository::act).optional();
    }

    boolean move(UUID id, Collection<State> from, State to, @Nullable Instant starts, @Nullable Instant ended) {
        return jdbc.sql("""
                update bulk_act set state = :to, starts_at = coalesce(:starts, starts_at),
                    ended_at = cast(:ended as timestamptz)
                where id = :id and state = any (:from)
                """).param("id", id).param("to", to.name())
                .param("from", from.stream().map(State::name).toArray(String[]::new))
                .param("starts", starts == null ? null : at(starts), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", ended == null ? null : at(ended), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update() == 1;
    }

    boolean detail(UUID id, @Nullable UUID target, @Nullable LocalDate until, String note, boolean welcome) {
        return jdbc.sql("""
                update bulk_act set target_id = cast(:target as uuid), until = cast(:until as date), note = :note,
                    welcome = :welcome
                where id = :id and state in ('CHOSEN', 'LOOKING', 'READY') and not begins
                """).param("id", id).param("target", target == null ? null : target.toString())
                .param("until", until == null ? null : until.toString()).param("note", note).param("welcome", welcome)
                .update() == 1;
    }

    /** Forgets what was only looked at and not to begin, and what can no longer be taken back. */
    int forget(Instant drafts, Instant acts) {
        return jdbc.sql("""
                delete from bulk_act
                where (state in ('CHOSEN', 'READY') or state = 'LOOKING' and not begins) and created_at < :drafts
                    or state in ('DONE', 'STOPPED', 'UNDONE') and ended_at < :acts
                """).param("drafts", at(drafts)).param("acts", at(acts)).update();
    }

    private static BulkAct act(ResultSet row, int number) throws SQLException {
        return new BulkAct(row.getObject("id", UUID.class), row.getObject("staff_id", UUID.class),
                row.getString("staff_name"), MemberAct.Kind.valueOf(row.getString("kind")),
                Arrays.asList((UUID[]) row.getArray("groups").getArray()), row.getObject("target_id", UUID.class),
                row.getObject("until", LocalDate.class), row.getString("note"), row.getBoolean("welcome"),
                State.valueOf(row.getString("state")), row.getObject("looked_to", UUID.class),
                row.getBoolean("begins"), instant(row, "created_at"), instantOrNull(row, "starts_at"),
                instantOrNull(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String ids(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}

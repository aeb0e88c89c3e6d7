package org.convene.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code reminder_choice}, {@code reminder_default}, {@code reminder_run} and {@code follow_up}. */
@Repository
class ReminderRepository {
    private final JdbcClient jdbc;

    ReminderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What identifies a run that went out: the moment, whatever the date is called. @param kind of run, or SHIFT */
    record Key(UUID meeting, UUID slot, Instant starts, String kind) {}

    Set<Key> sentSince(Instant since) {
        return new HashSet<>(jdbc.sql("select * from reminder_run where starts_at > :since").param("since", at(since))
                .query((row, number) -> new Key(row.getObject("meeting_id", UUID.class),
                        row.getObject("slot_id", UUID.class),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getString("kind")))
                .list());
    }

    /** False when it went out already. The meeting must be locked. @param original what the date is called now */
    boolean begin(Key key, LocalDateTime original, Instant now) {
        return jdbc.sql("""
                insert into reminder_run (meeting_id, slot_id, original, starts_at, kind, sent_at)
                select :meeting, :slot, :original, cast(:starts as timestamptz), :kind, cast(:now as timestamptz)
                where not exists (select from reminder_run where meeting_id = :meeting and slot_id = :slot
                    and starts_at = :starts and kind = :kind)
                """).param("meeting", key.meeting()).param("slot", key.slot()).param("original", original)
                .param("starts", at(key.starts())).param("kind", key.kind()).param("now", at(now)).update() == 1;
    }

    void forgetBefore(Instant instant) {
        jdbc.sql("delete from reminder_run where starts_at < :instant").param("instant", at(instant)).update();
    }

    Map<UUID, Choice> choices(Collection<UUID> subscriptions) {
        return jdbc.sql("select * from reminder_choice where subscription_id = any (:all)")
                .param("all", subscriptions.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("subscription_id", UUID.class), choice(row))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Choice choice(ResultSet row) throws SQLException {
        String reminder = row.getString("reminder");
        return new Choice(reminder == null ? null : Reminder.valueOf(reminder), row.getBoolean("clock_changes"),
                row.getBoolean("follow_ups"));
    }

    void choose(UUID subscription, Choice choice) {
        Reminder reminder = choice.reminder();
        jdbc.sql("""
                insert into reminder_choice (subscription_id, reminder, clock_changes, follow_ups)
                values (:subscription, :reminder, :clocks, :followUps)
                on conflict (subscription_id) do update set reminder = excluded.reminder,
                    clock_changes = excluded.clock_changes, follow_ups = excluded.follow_ups
                """).param("subscription", subscription).param("reminder", reminder == null ? null : reminder.name())
                .param("clocks", choice.clockChanges()).param("followUps", choice.followUps()).update();
    }

    Reminder standard(UUID group) {
        return jdbc.sql("select reminder from reminder_default where group_id = :group").param("group", group)
                .query(String.class).optional().map(Reminder::valueOf).orElse(Reminder.NONE);
    }

    void standard(UUID group, Reminder reminder) {
        jdbc.sql("""
                insert into reminder_default (group_id, reminder) values (:group, :reminder)
                on conflict (group_id) do update set reminder = excluded.reminder
                """).param("group", group).param("reminder", reminder.name()).update();
    }

    /** When members were told of exactly this. */
    Optional<Instant> followedUp(UUID meeting, LocalDate date, String material) {
        return jdbc.sql("""
                select sent_at from follow_up
                where meeting_id = :meeting and original_date = :date and material = :material
                """).param("meeting", meeting).param("date", date).param("material", material)
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** False when members were told already. */
    boolean followUp(UUID meeting, LocalDate date, String material, int recipients, Instant now) {
        return jdbc.sql("""
                insert into follow_up (meeting_id, original_date, material, sent_at, recipients)
                values (:meeting, :date, :material, :now, :recipients) on conflict do nothing
                """).param("meeting", meeting).param("date", date).param("material", material)
                .param("recipients", recipients).param("now", at(now)).update() == 1;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

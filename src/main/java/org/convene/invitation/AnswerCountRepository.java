package org.convene.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.calendar.Answer;
import org.convene.invitation.ToldUnits.Unit;
import org.convene.meeting.SlotDate;

/** The SQL that counts {@code invitation} and {@code date_answer}, whatever the number of dates that are asked about. */
@Repository
class AnswerCountRepository {
    private final JdbcClient jdbc;

    AnswerCountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many hold the same and answered the same to all dates. */
    record Count(Unit unit, Answer answer, long many) {}

    /** How many of them answered one date otherwise. @param original as they were told */
    record Apart(Unit unit, LocalDateTime original, Answer otherwise, Answer answer, long many) {
        boolean of(SlotDate.@Nullable Told date) {
            return date != null && date.original().equals(original);
        }
    }

    /** What those who hold the same call a date. @param number of the date */
    record Asked(int number, Unit unit, LocalDateTime original) {}

    /** One line of a roll. @param number of the date */
    record Said(int number, UUID subscription, String address, Answer answer, String comment) {}

    List<Count> all(UUID meeting) {
        return jdbc.sql("""
                select slot_id, part, fingerprint, answer, count(*) as many from invitation
                where meeting_id = :meeting and held group by slot_id, part, fingerprint, answer
                """).param("meeting", meeting)
                .query((row, number) -> new Count(unit(row), Answer.valueOf(row.getString("answer")),
                        row.getLong("many")))
                .list();
    }

    /** @param first the earliest name that is asked about */
    List<Apart> apart(UUID meeting, LocalDateTime first) {
        return jdbc.sql("""
                select i.slot_id, i.part, i.fingerprint, d.original, i.answer as otherwise, d.answer, count(*) as many
                from date_answer d join invitation i on i.id = d.invitation_id
                where i.meeting_id = :meeting and i.held and d.original >= :first and d.answer <> i.answer
                group by i.slot_id, i.part, i.fingerprint, d.original, i.answer, d.answer
                """).param("meeting", meeting).param("first", first)
                .query((row, number) -> new Apart(unit(row), row.getObject("original", LocalDateTime.class),
                        Answer.valueOf(row.getString("otherwise")), Answer.valueOf(row.getString("answer")),
                        row.getLong("many")))
                .list();
    }

    List<Unit> units(UUID meeting, UUID slot) {
        return jdbc.sql("""
                select distinct slot_id, part, fingerprint from invitation
                where meeting_id = :meeting and slot_id = :slot and held
                """).param("meeting", meeting).param("slot", slot).query((row, number) -> unit(row)).list();
    }

    /** Who answered these dates: yes before maybe before no. @param only null: whatever was answered @param limit for each date */
    List<Said> roll(UUID meeting, List<Asked> asked, @Nullable Answer only, int limit) {
        return asked.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from (
                            select asked.number, i.subscription_id, i.address, coalesce(d.answer, i.answer) as said,
                                coalesce(nullif(d.comment, ''), i.comment) as words,
                                row_number() over (partition by asked.number order by array_position(
                                    array['ACCEPTED', 'TENTATIVE', 'DECLINED'], coalesce(d.answer, i.answer)), i.id)
                                    as place
                            from invitation i
                            join unnest(cast(:numbers as int[]), cast(:slots as uuid[]), cast(:parts as int[]),
                                    cast(:told as text[]), cast(:dates as timestamp[]))
                                as asked (number, slot, part, fingerprint, original)
                                on asked.slot = i.slot_id and asked.part = i.part
                                    and asked.fingerprint = i.fingerprint
                            left join date_answer d on d.invitation_id = i.id and d.original = asked.original
                            where i.meeting_id = :meeting and i.held
                                and coalesce(d.answer, i.answer) = any (:wanted)) as said
                        where place <= :limit order by number, place
                        """).param("meeting", meeting)
                        .param("numbers", asked.stream().map(Asked::number).toArray(Integer[]::new))
                        .param("slots", asked.stream().map(one -> one.unit().slot()).toArray(UUID[]::new))
                        .param("parts", asked.stream().map(one -> one.unit().part()).toArray(Integer[]::new))
                        .param("told", asked.stream().map(one -> one.unit().fingerprint()).toArray(String[]::new))
                        .param("dates", asked.stream().map(one -> one.original().toString()).toArray(String[]::new))
                        .param("wanted", only == null
                                ? new String[]{"ACCEPTED", "TENTATIVE", "DECLINED"}
                                : new String[]{only.name()})
                        .param("limit", limit)
                        .query((row, number) -> new Said(row.getInt("number"),
                                row.getObject("subscription_id", UUID.class), row.getString("address"),
                                Answer.valueOf(row.getString("said")), row.getString("words")))
                        .list();
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(row.getObject("slot_id", UUID.class), row.getInt("part"), row.getString("fingerprint"));
    }
}

package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts a rule into series that Outlook can hold: one nth weekday or one date per month, one month per year
 * (MS-OXCICAL 2.1.3.2). What no cut can make fit stays as it is and has to go out date by date.
 */
final class SeriesSplit {
    private static final int SAMPLE = 300;

    private SeriesSplit() {}

    static boolean fits(Recurrence rule, LocalDateTime start) {
        boolean ownDay = rule.days().isEmpty() && rule.monthDays().isEmpty();
        return switch (rule.frequency()) {
            case ONCE -> true;
            case DAILY -> rule.months().isEmpty() && rule.monthDays().isEmpty() && rule.days().isEmpty();
            case WEEKLY -> rule.months().isEmpty() && rule.positions().isEmpty();
            case MONTHLY -> rule.months().isEmpty() && oneDate(rule)
                    && (!ownDay || heldDay(start.getDayOfMonth()));
            case YEARLY -> rule.months().size() <= 1 && oneDate(rule) && (rule.months().size() == 1 || ownDay)
                    && (!ownDay || heldDay(start.getDayOfMonth()));
        };
    }

    /** Outlook puts the 29th to 31st on a short month's last day, where RFC 5545 leaves that month out. */
    private static boolean oneDate(Recurrence rule) {
        if (rule.days().isEmpty()) {
            return rule.positions().isEmpty() && (rule.monthDays().isEmpty() || (rule.monthDays().size() == 1
                    && heldDay(rule.monthDays().getFirst())));
        }
        if (!rule.monthDays().isEmpty()) {
            return false;
        }
        boolean plain = rule.days().stream().allMatch(day -> day.ordinal() == 0);
        return plain
                ? rule.positions().size() == 1 && heldOrdinal(rule.positions().getFirst())
                : rule.positions().isEmpty() && rule.days().size() == 1
                        && heldOrdinal(rule.days().getFirst().ordinal());
    }

    private static boolean heldDay(int day) {
        return day == -1 || (day >= 1 && day <= 28);
    }

    private static boolean heldOrdinal(int ordinal) {
        return ordinal == -1 || (ordinal >= 1 && ordinal <= 4);
    }

    /** The parts, or the rule alone when they would not have exactly its dates (last and fourth Tuesday meet in February). */
    static List<Recurrence> parts(Recurrence rule, LocalDateTime start) {
        List<Recurrence> parts = cut(rule, start).toList();
        List<LocalDateTime> dates = parts.stream().flatMap(part -> sample(part, start)).sorted().limit(SAMPLE).toList();
        return dates.equals(sample(rule, start).toList()) ? parts : List.of(rule);
    }

    private static Stream<LocalDateTime> sample(Recurrence rule, LocalDateTime start) {
        return rule.dates(start, ZoneOffset.UTC, start, SAMPLE).stream();
    }

    private static Stream<Recurrence> cut(Recurrence rule, LocalDateTime start) {
        return switch (rule.frequency()) {
            case ONCE, WEEKLY -> Stream.of(rule);
            case DAILY -> Stream.of(rule.interval() == 1 && !rule.days().isEmpty() ? rule.as(Frequency.WEEKLY) : rule);
            case MONTHLY -> rule.months().isEmpty()
                    ? byDate(rule)
                    : rule.interval() == 1 ? cut(rule.as(Frequency.YEARLY), start) : Stream.of(rule);
            case YEARLY -> (rule.months().isEmpty() ? List.of(start.getMonth()) : rule.months()).stream()
                    .flatMap(month -> byDate(
                            with(rule, rule.days(), rule.monthDays(), List.of(month), rule.positions())));
        };
    }

    private static Stream<Recurrence> byDate(Recurrence rule) {
        if (!rule.positions().isEmpty()) {
            return rule.positions().stream()
                    .map(position -> with(rule, rule.days(), rule.monthDays(), rule.months(), List.of(position)));
        }
        if (rule.days().isEmpty()) {
            return rule.monthDays().isEmpty()
                    ? Stream.of(rule)
                    : rule.monthDays().stream()
                            .map(day -> with(rule, List.of(), List.of(day), rule.months(), List.of()));
        }
        boolean everyWeek = rule.days().stream().allMatch(day -> day.ordinal() == 0) && rule.months().isEmpty();
        return everyWeek && rule.interval() == 1
                ? Stream.of(rule.as(Frequency.WEEKLY))
                : rule.days().stream()
                        .map(day -> with(rule, List.of(day), rule.monthDays(), rule.months(), List.of()));
    }

    private static Recurrence with(Recurrence rule, List<NthDay> days, List<Integer> monthDays, List<Month> months,
            List<Integer> positions) {
        return new Recurrence(rule.frequency(), rule.interval(), days, monthDays, months, positions, rule.weekStart(),
                rule.end());
    }
}

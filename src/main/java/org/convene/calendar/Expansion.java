package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the dates of a {@link Recurrence}, period after period (RFC 5545 3.3.10), with bounded work. */
final class Expansion {
    /** A rule is not followed further than this after the date asked for. */
    private static final int HORIZON_YEARS = 60;
    private static final int MOST_PERIODS = 200_000;
    private final Recurrence rule;
    private final LocalDateTime start;
    private final ZoneId zone;
    private final LocalDate firstPeriod;
    /** Which days of a week, counted from its first. */
    private final List<Integer> weekdays;
    private final boolean everyDay;

    Expansion(Recurrence rule, LocalDateTime start, ZoneId zone) {
        this.rule = rule;
        this.start = start;
        this.zone = zone;
        this.firstPeriod = switch (rule.frequency()) {
            case ONCE, ANNOUNCED, DAILY -> start.toLocalDate();
            case WEEKLY -> start.toLocalDate().with(TemporalAdjusters.previousOrSame(rule.weekStart()));
            case MONTHLY -> start.toLocalDate().withDayOfMonth(1);
            case YEARLY -> start.toLocalDate().withDayOfYear(1);
        };
        this.weekdays = IntStream.range(0, 7).filter(offset -> ofWeek(rule.weekStart().plus(offset))).boxed().toList();
        this.everyDay = rule.frequency() == Frequency.DAILY && rule.days().isEmpty() && rule.monthDays().isEmpty()
                && rule.months().isEmpty() && rule.positions().isEmpty();
    }

    private boolean ofWeek(DayOfWeek day) {
        return rule.days().isEmpty() ? day == start.getDayOfWeek() : rule.days().contains(NthDay.every(day));
    }

    /** Dates from {@code from} on, at most {@code limit}. */
    List<LocalDateTime> dates(LocalDateTime from, int limit) {
        if (rule.once()) {
            return start.isBefore(from) || limit < 1 ? List.of() : List.of(start);
        }
        if (rule.announced()) {
            return List.of();
        }
        List<LocalDateTime> found = new ArrayList<>();
        LocalDate last = (from.isAfter(start) ? from : start).toLocalDate().plusYears(HORIZON_YEARS);
        long count = rule.end() instanceof RecurrenceEnd.After(int dates) ? dates : Long.MAX_VALUE;
        long period = count == Long.MAX_VALUE ? periodsBefore(from.toLocalDate()) : 0;
        for (long end = period + MOST_PERIODS; period < end; period++) {
            LocalDate opening = firstPeriod.plus(period * rule.interval(), unit());
            if (opening.isAfter(last)) {
                return found;
            }
            for (LocalDate date : datesIn(opening)) {
                LocalDateTime at = date.atTime(start.toLocalTime());
                if (at.isBefore(start) || (!at.equals(start) && !LocalTimes.exists(at, zone))) {
                    continue;
                }
                if (date.isAfter(last) || ended(at) || count-- == 0 || found.size() == limit) {
                    return found;
                }
                if (!at.isBefore(from)) {
                    found.add(at);
                }
            }
        }
        return found;
    }

    private boolean ended(LocalDateTime at) {
        return switch (rule.end()) {
            case RecurrenceEnd.UntilLocal(LocalDateTime last) -> at.isAfter(last);
            case RecurrenceEnd.UntilInstant until -> LocalTimes.instant(at, zone).isAfter(until.last());
            case RecurrenceEnd.Never _,RecurrenceEnd.After _ -> false;
        };
    }

    /** A rule without COUNT need not be followed from its start. */
    private long periodsBefore(LocalDate from) {
        return Math.max(0, unit().between(firstPeriod, from) / rule.interval() - 1);
    }

    private ChronoUnit unit() {
        return switch (rule.frequency()) {
            case ONCE, ANNOUNCED, DAILY -> ChronoUnit.DAYS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case YEARLY -> ChronoUnit.YEARS;
        };
    }

    private List<LocalDate> datesIn(LocalDate opening) {
        if (everyDay) {
            return List.of(opening);
        }
        List<LocalDate> all = switch (rule.frequency()) {
            case ANNOUNCED -> List.of();
            case ONCE, DAILY -> Stream.of(opening).filter(this::inMonths).filter(this::onMonthDays).filter(this::onDays)
                    .toList();
            case WEEKLY -> weekdays.stream().map(opening::plusDays).filter(this::inMonths).toList();
            case MONTHLY -> Stream.of(opening).filter(this::inMonths).flatMap(this::month).toList();
            case YEARLY -> year(opening);
        };
        return rule.positions().isEmpty() ? all : positioned(all);
    }

    private Stream<LocalDate> month(LocalDate opening) {
        YearMonth month = YearMonth.from(opening);
        if (rule.days().isEmpty()) {
            return monthDays().map(day -> day > 0 ? day : month.lengthOfMonth() + day + 1)
                    .filter(day -> day >= 1 && day <= month.lengthOfMonth()).sorted().distinct().map(month::atDay);
        }
        if (rule.monthDays().isEmpty() && rule.days().stream().allMatch(day -> day.ordinal() != 0)) {
            return rule.days().stream().map(day -> nth(month, day)).filter(day -> day >= 1
                    && day <= month.lengthOfMonth()).sorted().distinct().map(month::atDay);
        }
        return days(opening, month.lengthOfMonth()).filter(inMonth(month));
    }

    private Stream<Integer> monthDays() {
        return rule.monthDays().isEmpty() ? Stream.of(start.getDayOfMonth()) : rule.monthDays().stream();
    }

    /** The day of the month, outside of it where there is none. */
    private static int nth(YearMonth month, NthDay day) {
        return day.ordinal() > 0
                ? 1 + Math.floorMod(day.day().getValue() - month.atDay(1).getDayOfWeek().getValue(), 7)
                        + 7 * (day.ordinal() - 1)
                : month.lengthOfMonth() - Math.floorMod(
                        month.atEndOfMonth().getDayOfWeek().getValue() - day.day().getValue(), 7)
                        + 7 * (day.ordinal() + 1);
    }

    private Predicate<LocalDate> inMonth(YearMonth month) {
        return date -> onMonthDays(date) && onNthDay(date, date.getDayOfMonth(), month.lengthOfMonth());
    }

    private List<LocalDate> year(LocalDate opening) {
        if (!rule.days().isEmpty() && rule.months().isEmpty() && rule.monthDays().isEmpty()) {
            return days(opening, opening.lengthOfYear())
                    .filter(date -> onNthDay(date, date.getDayOfYear(), opening.lengthOfYear())).toList();
        }
        List<Month> months = rule.months().isEmpty() ? List.of(start.getMonth()) : rule.months();
        return months.stream().sorted().map(month -> opening.withMonth(month.getValue())).flatMap(this::month).toList();
    }

    private static Stream<LocalDate> days(LocalDate first, int length) {
        return IntStream.range(0, length).mapToObj(first::plusDays);
    }

    private boolean inMonths(LocalDate date) {
        return rule.months().isEmpty() || rule.months().contains(date.getMonth());
    }

    private boolean onMonthDays(LocalDate date) {
        return rule.monthDays().isEmpty() || rule.monthDays().contains(date.getDayOfMonth())
                || rule.monthDays().contains(date.getDayOfMonth() - date.lengthOfMonth() - 1);
    }

    private boolean onDays(LocalDate date) {
        return rule.days().isEmpty() || rule.days().contains(NthDay.every(date.getDayOfWeek()));
    }

    /** Whether the date, {@code place} in a month or year of {@code length} days, is one of the rule's weekdays. */
    private boolean onNthDay(LocalDate date, int place, int length) {
        DayOfWeek day = date.getDayOfWeek();
        return rule.days().contains(NthDay.every(day)) || rule.days().contains(new NthDay((place - 1) / 7 + 1, day))
                || rule.days().contains(new NthDay(-((length - place) / 7 + 1), day));
    }

    private List<LocalDate> positioned(List<LocalDate> all) {
        TreeSet<LocalDate> chosen = new TreeSet<>();
        for (int position : rule.positions()) {
            int index = position > 0 ? position - 1 : all.size() + position;
            if (index >= 0 && index < all.size()) {
                chosen.add(all.get(index));
            }
        }
        return List.copyOf(chosen);
    }
}

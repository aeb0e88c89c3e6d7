package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rule for the dates of a meeting: RFC 5545 RRULE from DAILY to YEARLY with BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS and WKST.
 * Dates are local times in the meeting's zone; a date that falls into a clock change's gap is left out and not counted
 * (RFC 5545 3.3.10), except the start itself, which keeps its place and resolves as 3.3.5 says.
 *
 * @param interval every how many days, weeks, months, years; 1 or more
 * @param days weekdays, empty when the start's own day decides
 * @param monthDays 1 to 31, or -1 (last) to -31
 * @param months restriction to months
 * @param positions which of a period's dates count, 1 the first, -1 the last; empty: all
 * @param weekStart matters for every second week and so on
 */
public record Recurrence(Frequency frequency, int interval, List<NthDay> days, List<Integer> monthDays,
        List<Month> months, List<Integer> positions, DayOfWeek weekStart, RecurrenceEnd end) {
    /** No rule: the start is the only date. */
    public static final Recurrence ONCE = new Recurrence(Frequency.ONCE, 1, List.of(), List.of(), List.of(), List.of(),
            DayOfWeek.MONDAY, RecurrenceEnd.NEVER);
    /** No rule and no date of its own: dates are announced one by one. */
    public static final Recurrence ANNOUNCED = new Recurrence(Frequency.ANNOUNCED, 1, List.of(), List.of(), List.of(),
            List.of(), DayOfWeek.MONDAY, RecurrenceEnd.NEVER);
    /** The most dates a year that are sent one by one where no calendar program holds the rule. */
    private static final int SINGLE_DATES = 13;
    /** The largest COUNT accepted, and the most dates handed out at once. */
    public static final int MOST_DATES = 730;
    private static final int COUNTED = 60;

    public Recurrence {
        days = List.copyOf(days);
        monthDays = List.copyOf(monthDays);
        months = List.copyOf(months);
        positions = List.copyOf(positions);
    }

    /**
     * Reads an RRULE, with or without its name; blank text is {@link #ONCE}, {@code ANNOUNCED} is {@link #ANNOUNCED}.
     *
     * @throws UnsupportedRecurrence when the rule is not supported, with the reason
     */
    public static Recurrence parse(String rule) {
        return RuleReader.read(rule);
    }

    /** Every {@code interval} weeks on these days; no day: the start's. */
    public static Recurrence weekly(int interval, DayOfWeek... days) {
        return simple(Frequency.WEEKLY, interval, Stream.of(days).map(NthDay::every).toList(), List.of());
    }

    /** Every {@code interval} months on the nth weekdays. */
    public static Recurrence monthly(int interval, NthDay... days) {
        return simple(Frequency.MONTHLY, interval, List.of(days), List.of());
    }

    /** Every {@code interval} months on these days of the month, -1 being the last. */
    public static Recurrence monthlyOn(int interval, int... monthDays) {
        return simple(Frequency.MONTHLY, interval, List.of(), IntStream.of(monthDays).boxed().toList());
    }

    private static Recurrence simple(Frequency frequency, int interval, List<NthDay> days, List<Integer> monthDays) {
        return new Recurrence(frequency, interval, days, monthDays, List.of(), List.of(), DayOfWeek.MONDAY,
                RecurrenceEnd.NEVER);
    }

    /** The same rule with its last date on or before this day. */
    public Recurrence until(LocalDate last) {
        return endingBy(new RecurrenceEnd.UntilLocal(last.atTime(23, 59, 59)));
    }

    /** The same rule with so many dates. */
    public Recurrence count(int dates) {
        return endingBy(new RecurrenceEnd.After(dates));
    }

    private Recurrence endingBy(RecurrenceEnd other) {
        return new Recurrence(frequency, interval, days, monthDays, months, positions, weekStart, other);
    }

    /** The same parts under another frequency. */
    Recurrence as(Frequency other) {
        return new Recurrence(other, interval, days, monthDays, months, positions, weekStart, end);
    }

    public boolean once() {
        return frequency == Frequency.ONCE;
    }

    /** Whether it is {@link #ANNOUNCED}. */
    public boolean announced() {
        return frequency == Frequency.ANNOUNCED;
    }

    /** The rule as RFC 5545 text without the name, to be stored and shown to programs; empty for {@link #ONCE}. */
    public String toRule() {
        return RuleWriter.write(this);
    }

    /** The rule as a calendar object carries it: UNTIL in UTC and never COUNT, so that any date may become its DTSTART. */
    public String toRule(LocalDateTime start, ZoneId zone) {
        return RuleWriter.write(endingByDate(start, zone));
    }

    /** The same dates with their end as a moment: COUNT depends on the start, a moment does not. */
    public Recurrence endingByDate(LocalDateTime start, ZoneId zone) {
        return switch (end) {
            case RecurrenceEnd.Never _,RecurrenceEnd.UntilInstant _ -> this;
            case RecurrenceEnd.UntilLocal until -> endingBy(
                    new RecurrenceEnd.UntilInstant(LocalTimes.instant(until.last(), zone)));
            case RecurrenceEnd.After _ -> {
                List<LocalDateTime> all = dates(start, zone, start, MOST_DATES);
                yield endingBy(new RecurrenceEnd.UntilInstant(
                        LocalTimes.instant(all.isEmpty() ? start : all.getLast(), zone)));
            }
        };
    }

    /** The same dates with their end by the clocks of a zone where it is a moment. */
    Recurrence endingByClock(ZoneId zone) {
        return end instanceof RecurrenceEnd.UntilInstant until
                ? endingBy(new RecurrenceEnd.UntilLocal(LocalDateTime.ofInstant(until.last(), zone)))
                : this;
    }

    /** The first date on or after {@code start}: the start a meeting should be stored with. Empty when there is none. */
    public Optional<LocalDateTime> first(LocalDateTime start, ZoneId zone) {
        return dates(start, zone, start, 1).stream().findFirst();
    }

    /**
     * The dates on or after {@code from}, in order. A start that does not fit the rule is no date (RFC 5545 3.8.5.3 leaves
     * that open): the first date that fits takes its place and COUNT counts from there.
     *
     * @param limit at most this many, capped at {@link #MOST_DATES}
     */
    public List<LocalDateTime> dates(LocalDateTime start, ZoneId zone, LocalDateTime from, int limit) {
        return new Expansion(this, start, zone).dates(from, Math.min(limit, MOST_DATES));
    }

    /** Whether Outlook and Exchange can hold the rule as one series (MS-OXCICAL). */
    public boolean fitsOneSeries(LocalDateTime start) {
        return SeriesSplit.fits(this, start);
    }

    /**
     * The rules that together have this rule's dates, each held by Outlook as one series where that is possible at all
     * (ask {@link #fitsOneSeries}). COUNT becomes UNTIL. Each part starts at its own {@link #first}.
     */
    public List<Recurrence> split(LocalDateTime start, ZoneId zone) {
        return fitsOneSeries(start) ? List.of(this) : SeriesSplit.parts(endingByDate(start, zone), start, zone);
    }

    /**
     * The dates that are one slot's where several take turns, as series that calendar programs can hold.
     *
     * @param turn which of the slots, 0 the first: its dates are the first, then every {@code slots} further
     * @param slots how many take turns; 1: all dates are meant
     * @return empty when no such series exist and each date has to be a calendar object of its own
     */
    public List<SeriesPart> series(LocalDateTime start, ZoneId zone, int turn, int slots) {
        return SeriesSplit.series(this, start, zone, turn, slots);
    }

    /** How many dates it has before {@code date}. */
    public int datesBefore(LocalDateTime start, LocalDateTime date) {
        int many = 0;
        LocalDateTime from = start;
        while (true) {
            List<LocalDateTime> next = dates(start, ZoneOffset.UTC, from, COUNTED);
            int before = (int) next.stream().filter(one -> one.isBefore(date)).count();
            many += before;
            if (before < COUNTED) {
                return many;
            }
            from = next.getLast().plusSeconds(1);
        }
    }

    /** The same parts, so often. */
    Recurrence every(int other) {
        return new Recurrence(frequency, other, days, monthDays, months, positions, weekStart, end);
    }

    /** The same rule naming the day that the start gives it: one way to write it. */
    Recurrence explicit(LocalDateTime start) {
        if (!days.isEmpty() || !monthDays.isEmpty()) {
            return this;
        }
        return switch (frequency) {
            case WEEKLY -> new Recurrence(frequency, interval, List.of(NthDay.every(start.getDayOfWeek())), monthDays,
                    months, positions, weekStart, end);
            case MONTHLY -> new Recurrence(frequency, interval, days, List.of(start.getDayOfMonth()), months, positions,
                    weekStart, end);
            case ONCE, ANNOUNCED, DAILY, YEARLY -> this;
        };
    }

    /** Whether it has so many dates that each of them by itself would be a nuisance. */
    boolean oftenEnough(LocalDateTime start) {
        Recurrence endless = endingBy(RecurrenceEnd.NEVER);
        return endless.dates(start, ZoneOffset.UTC, start, 2 * SINGLE_DATES + 1).stream()
                .filter(date -> date.isBefore(start.plusYears(2))).count() > 2 * SINGLE_DATES;
    }

    /** False for a rule that never has a date, such as 30 February, wherever it starts. */
    boolean hasDates() {
        LocalDateTime start = LocalDateTime.of(2000, 1, 1, 12, 0);
        Recurrence every = new Recurrence(frequency, 1, days, monthDays, months, positions, weekStart,
                RecurrenceEnd.NEVER);
        return every.first(start, ZoneOffset.UTC).isPresent();
    }
}

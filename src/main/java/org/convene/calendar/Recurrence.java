package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

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
    /** The largest COUNT accepted, and the most dates handed out at once. */
    public static final int MOST_DATES = 730;

    /**
     * Reads an RRULE, with or without its name; blank text is {@link #ONCE}.
     *
     * @throws UnsupportedRecurrence when the rule is not supported, with the reason
     */
    public static Recurrence parse(String rule) {
        throw new UnsupportedOperationException();
    }

    /** Every {@code interval} weeks on these days; no day: the start's. */
    public static Recurrence weekly(int interval, DayOfWeek... days) {
        throw new UnsupportedOperationException();
    }

    /** Every {@code interval} months on the nth weekdays. */
    public static Recurrence monthly(int interval, NthDay... days) {
        throw new UnsupportedOperationException();
    }

    /** Every {@code interval} months on these days of the month, -1 being the last. */
    public static Recurrence monthlyOn(int interval, int... monthDays) {
        throw new UnsupportedOperationException();
    }

    /** The same rule with its last date on or before this day. */
    public Recurrence until(LocalDate last) {
        throw new UnsupportedOperationException();
    }

    /** The same rule with so many dates. */
    public Recurrence count(int dates) {
        throw new UnsupportedOperationException();
    }

    public boolean once() {
        return frequency == Frequency.ONCE;
    }

    /** The rule as RFC 5545 text without the name, to be stored and shown to programs; empty for {@link #ONCE}. */
    public String toRule() {
        throw new UnsupportedOperationException();
    }

    /** The rule as a calendar object carries it: UNTIL in UTC and never COUNT, so that any date may become its DTSTART. */
    public String toRule(LocalDateTime start, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** The first date on or after {@code start}: the start a meeting should be stored with. Empty when there is none. */
    public Optional<LocalDateTime> first(LocalDateTime start, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /**
     * The dates on or after {@code from}, in order. The start is always a date, as RFC 5545 3.8.5.3 wants it.
     *
     * @param limit at most this many, capped at {@link #MOST_DATES}
     */
    public List<LocalDateTime> dates(LocalDateTime start, ZoneId zone, LocalDateTime from, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Whether Outlook and Exchange can hold the rule as one series (MS-OXCICAL). */
    public boolean fitsOneSeries() {
        throw new UnsupportedOperationException();
    }

    /**
     * The rules that together have this rule's dates, each held by Outlook as one series where that is possible at all
     * (ask {@link #fitsOneSeries}). COUNT becomes UNTIL. Each part starts at its own {@link #first}.
     */
    public List<Recurrence> split(LocalDateTime start, ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}

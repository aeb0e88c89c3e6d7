package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes RRULE text, always in the same order. */
final class RuleWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private final StringBuilder text = new StringBuilder();

    private RuleWriter(Recurrence rule) {
        text.append("FREQ=").append(rule.frequency());
        if (rule.interval() > 1) {
            text.append(";INTERVAL=").append(rule.interval());
        }
        list("BYMONTH", rule.months(), Month::getValue);
        list("BYMONTHDAY", rule.monthDays(), day -> day);
        list("BYDAY", rule.days(), NthDay::toString);
        list("BYSETPOS", rule.positions(), position -> position);
        if (rule.weekStart() != DayOfWeek.MONDAY) {
            text.append(";WKST=").append(NthDay.every(rule.weekStart()));
        }
        text.append(switch (rule.end()) {
            case RecurrenceEnd.Never _ -> "";
            case RecurrenceEnd.After after -> ";COUNT=" + after.dates();
            case RecurrenceEnd.UntilLocal until -> ";UNTIL=" + local(until.last());
            case RecurrenceEnd.UntilInstant until -> ";UNTIL=" + utc(until.last());
        });
    }

    static String write(Recurrence rule) {
        return rule.once() ? "" : rule.announced() ? RuleReader.ANNOUNCED : new RuleWriter(rule).text.toString();
    }

    /** DATE-TIME in UTC. */
    static String utc(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    /** DATE-TIME without zone. */
    static String time(LocalDateTime local) {
        return TIME.format(local);
    }

    private static String local(LocalDateTime last) {
        return last.toLocalTime().equals(LocalTime.of(23, 59, 59)) ? DATE.format(last) : TIME.format(last);
    }

    private <T> void list(String name, List<T> values, Function<T, Object> word) {
        if (!values.isEmpty()) {
            text.append(';').append(name).append('=').append(
                    values.stream().map(word).map(String::valueOf).collect(Collectors.joining(",")));
        }
    }
}

package org.convene.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.UnsupportedRecurrence.Reason;

/** Reads RRULE text strictly; what it does not know it refuses. */
final class RuleReader {
    static final String ANNOUNCED = "ANNOUNCED";
    private static final int LONGEST = 500;
    private static final int LARGEST_INTERVAL = 1000;
    private static final Set<String> REFUSED = Set.of("BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO",
            "RSCALE",
            "SKIP");
    private static final Set<String> KNOWN = Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY",
            "BYDAY",
            "BYSETPOS", "WKST");
    private static final Pattern DAY = Pattern.compile("([+-]?[1-9][0-9]?)?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern UNTIL = Pattern
            .compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?");
    private final Map<String, String> parts = new HashMap<>();

    private RuleReader(String text) {
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals);
            check(!REFUSED.contains(name), Reason.PART, part);
            check(KNOWN.contains(name) && parts.put(name, part.substring(equals + 1)) == null, Reason.MALFORMED, part);
        }
    }

    static Recurrence read(String rule) {
        check(rule.length() <= LONGEST, Reason.MALFORMED, rule);
        String text = rule.strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Recurrence.ONCE;
        }
        if (text.equals(ANNOUNCED)) {
            return Recurrence.ANNOUNCED;
        }
        return new RuleReader(text.startsWith("RRULE:") ? text.substring(6) : text).recurrence();
    }

    private Recurrence recurrence() {
        Recurrence rule = new Recurrence(frequency(), number("INTERVAL", 1, LARGEST_INTERVAL, "1"),
                list("BYDAY", this::nthDay), list("BYMONTHDAY", text -> signed(text, 31)), list("BYMONTH", this::month),
                list("BYSETPOS", text -> signed(text, 366)), weekday(parts.getOrDefault("WKST", "MO")), end());
        check(rule.positions().isEmpty() || !rule.days().isEmpty() || !rule.monthDays().isEmpty()
                || !rule.months().isEmpty(), Reason.MALFORMED, "BYSETPOS");
        check(rule.frequency() != Frequency.WEEKLY || rule.monthDays().isEmpty(), Reason.MALFORMED, "BYMONTHDAY");
        // The table in RFC 5545 says every month, well-known calendars take the start's month only.
        check(rule.frequency() != Frequency.YEARLY || rule.monthDays().isEmpty() || !rule.months().isEmpty(),
                Reason.PART,
                "FREQ=YEARLY, BYMONTHDAY");
        rule.days().forEach(day -> checkOrdinal(rule, day));
        check(rule.hasDates(), Reason.NO_DATE, "BYMONTHDAY");
        return rule;
    }

    private Frequency frequency() {
        String name = parts.getOrDefault("FREQ", "");
        return switch (name) {
            case "DAILY", "WEEKLY", "MONTHLY", "YEARLY" -> Frequency.valueOf(name);
            case "SECONDLY", "MINUTELY", "HOURLY" -> throw new UnsupportedRecurrence(Reason.TOO_FREQUENT, name);
            default -> throw new UnsupportedRecurrence(Reason.MALFORMED, "FREQ=" + name);
        };
    }

    private RecurrenceEnd end() {
        String until = parts.get("UNTIL");
        if (!parts.containsKey("COUNT")) {
            return until == null ? RecurrenceEnd.NEVER : until(until);
        }
        check(until == null, Reason.TWO_ENDS, "COUNT, UNTIL");
        return new RecurrenceEnd.After(number("COUNT", 1, Recurrence.MOST_DATES, ""));
    }

    private static RecurrenceEnd until(String text) {
        Matcher found = UNTIL.matcher(text);
        check(found.matches(), Reason.MALFORMED, "UNTIL=" + text);
        try {
            LocalDate date = LocalDate.of(group(found, 1), group(found, 2), group(found, 3));
            if (found.group(4) == null) {
                return new RecurrenceEnd.UntilLocal(date.atTime(23, 59, 59));
            }
            LocalDateTime time = date.atTime(group(found, 4), group(found, 5), Math.min(59, group(found, 6)));
            return found.group(7).isEmpty()
                    ? new RecurrenceEnd.UntilLocal(time)
                    : new RecurrenceEnd.UntilInstant(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            throw new UnsupportedRecurrence(Reason.MALFORMED, "UNTIL=" + text);
        }
    }

    private static int group(Matcher found, int number) {
        return Integer.parseInt(found.group(number));
    }

    private <T> List<T> list(String name, Function<String, T> reader) {
        String value = parts.get(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(reader).distinct().toList();
    }

    private NthDay nthDay(String text) {
        Matcher found = DAY.matcher(text);
        check(found.matches(), Reason.MALFORMED, "BYDAY=" + text);
        @Nullable
        String ordinal = found.group(1);
        return new NthDay(ordinal == null ? 0 : Integer.parseInt(ordinal), weekday(found.group(2)));
    }

    private static void checkOrdinal(Recurrence rule, NthDay day) {
        boolean monthly = rule.frequency() == Frequency.MONTHLY || !rule.months().isEmpty();
        boolean counts = rule.frequency() == Frequency.MONTHLY || rule.frequency() == Frequency.YEARLY;
        check(day.ordinal() == 0 || counts, Reason.MALFORMED, "BYDAY=" + day);
        check(Math.abs(day.ordinal()) <= (monthly ? 5 : 53), Reason.RANGE, "BYDAY=" + day);
    }

    private static DayOfWeek weekday(String text) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> day.name().substring(0, 2).equals(text)).findFirst()
                .orElseThrow(() -> new UnsupportedRecurrence(Reason.MALFORMED, "WKST=" + text));
    }

    private Month month(String text) {
        return Month.of(number("BYMONTH", text, 1, 12));
    }

    private int signed(String text, int largest) {
        int number = number("", text, -largest, largest);
        check(number != 0, Reason.RANGE, text);
        return number;
    }

    private int number(String name, int smallest, int largest, String otherwise) {
        return number(name, parts.getOrDefault(name, otherwise), smallest, largest);
    }

    private static int number(String name, String text, int smallest, int largest) {
        check(text.matches("[+-]?[0-9]{1,9}"), Reason.MALFORMED, name + "=" + text);
        int number = Integer.parseInt(text);
        check(number >= smallest && number <= largest, Reason.RANGE, name + "=" + text);
        return number;
    }

    private static void check(boolean holds, Reason reason, String part) {
        if (!holds) {
            throw new UnsupportedRecurrence(reason, part);
        }
    }
}

package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule in a reader's words: "every month on the second Tuesday". */
public final class RecurrenceWords {
    private static final Set<DayOfWeek> WORKING = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private final Recurrence rule;
    private final LocalDateTime start;
    private final Words words;

    private RecurrenceWords(Recurrence rule, LocalDateTime start, Locale locale) {
        this.rule = rule;
        this.start = start;
        this.words = new Words(locale);
    }

    /** The rule in words, in one of the site's languages; empty for {@link Recurrence#ONCE}. The start tells the day where the rule does not. */
    public static String of(Recurrence recurrence, LocalDateTime start, ZoneId zone, Locale locale) {
        if (recurrence.once()) {
            return "";
        }
        RecurrenceWords sentence = new RecurrenceWords(recurrence, start, locale);
        return sentence.end(sentence.inMonths(sentence.rhythm()), zone);
    }

    private String rhythm() {
        return switch (rule.frequency()) {
            case ONCE -> "";
            case ANNOUNCED -> words.text("announced");
            case DAILY -> rule.monthDays().isEmpty() && rule.positions().isEmpty() ? daily() : words.text("other");
            case WEEKLY -> rule.positions().isEmpty() ? weekly() : words.text("other");
            case MONTHLY -> every("monthly", "monthly.every");
            case YEARLY -> rule.months().isEmpty() && !rule.days().isEmpty()
                    ? words.text("other")
                    : every("yearly", "yearly.every");
        };
    }

    private String daily() {
        if (rule.days().isEmpty()) {
            return rule.interval() == 1 ? words.text("daily") : words.text("daily.every", rule.interval());
        }
        return rule.interval() == 1 ? weekly() : words.text("other");
    }

    private String weekly() {
        List<DayOfWeek> days = rule.days().isEmpty()
                ? List.of(start.getDayOfWeek())
                : rule.days().stream().map(NthDay::day).sorted().toList();
        if (rule.interval() == 1 && WORKING.equals(Set.copyOf(days))) {
            return words.text("working-days");
        }
        String list = words.list(days.stream().map(day -> words.text("weekday", words.weekday(day))).toList());
        return rule.interval() == 1 ? words.text("weekly", list) : words.text("weekly.every", rule.interval(), list);
    }

    private String every(String one, String several) {
        List<String> dates = dates();
        if (dates.isEmpty()) {
            return words.text("other");
        }
        return rule.interval() == 1
                ? words.text(one, words.list(dates))
                : words.text(several, rule.interval(), words.list(dates));
    }

    /** The dates of a month or year, "the second Tuesday"; empty when there are no words for them. */
    private List<String> dates() {
        if (rule.days().isEmpty()) {
            return rule.positions().isEmpty() ? monthDays() : List.of();
        }
        Set<DayOfWeek> days = rule.days().stream().map(NthDay::day).collect(Collectors.toSet());
        boolean plain = rule.days().stream().allMatch(day -> day.ordinal() == 0);
        if (!rule.monthDays().isEmpty() || (plain ? rule.positions().isEmpty() : !rule.positions().isEmpty())) {
            return List.of();
        }
        if (!plain) {
            return nth(rule.days());
        }
        if (days.equals(WORKING) && rule.positions().stream().allMatch(place -> words.has("ordinal." + place))) {
            return rule.positions().stream()
                    .map(place -> words.text("nth", words.text("ordinal." + place), words.text("working-day")))
                    .toList();
        }
        return days.size() > 1
                ? List.of()
                : nth(rule.positions().stream()
                        .map(place -> new NthDay(place, rule.days().getFirst().day())).toList());
    }

    private List<String> nth(List<NthDay> days) {
        if (!days.stream().allMatch(day -> words.has("ordinal." + day.ordinal()))) {
            return List.of();
        }
        return days.stream()
                .map(day -> words.text("nth", words.text("ordinal." + day.ordinal()), words.weekday(day.day())))
                .toList();
    }

    private List<String> monthDays() {
        List<Integer> days = rule.monthDays().isEmpty() ? List.of(start.getDayOfMonth()) : rule.monthDays();
        if (rule.frequency() == Frequency.YEARLY && days.getFirst() > 0 && days.size() == 1) {
            List<Month> months = rule.months().isEmpty() ? List.of(start.getMonth()) : rule.months();
            return months.stream().map(month -> dayOf(month, days.getFirst())).toList();
        }
        if (days.stream().anyMatch(day -> day < -1)) {
            return List.of();
        }
        return days.stream().map(day -> words.has("month-day." + day)
                ? words.text("month-day." + day)
                : words.text("month-day", day)).toList();
    }

    private String dayOf(Month month, int day) {
        MonthDay date = MonthDay.of(month, Math.min(day, month.maxLength()));
        return words.text("weekday",
                words.dayAndMonth(date));
    }

    private String inMonths(String sentence) {
        boolean said = rule.frequency() == Frequency.YEARLY && rule.days().isEmpty() && rule.monthDays().size() <= 1
                && (rule.monthDays().isEmpty() || rule.monthDays().getFirst() > 0);
        if (rule.months().isEmpty() || said) {
            return sentence;
        }
        return words.text("in-months", sentence, words.list(rule.months().stream().sorted()
                .map(month -> month.getDisplayName(TextStyle.FULL, words.locale())).toList()));
    }

    private String end(String sentence, ZoneId zone) {
        return switch (rule.end()) {
            case RecurrenceEnd.Never _ -> sentence;
            case RecurrenceEnd.After after -> words.text("times", sentence, after.dates());
            case RecurrenceEnd.UntilLocal until ->
                words.text("until", sentence, words.date(until.last().toLocalDate()));
            case RecurrenceEnd.UntilInstant until -> words.text("until", sentence,
                    words.date(until.last().atZone(zone).toLocalDate()));
        };
    }
}

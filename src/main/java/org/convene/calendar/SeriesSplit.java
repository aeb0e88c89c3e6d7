package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts a rule into series that Outlook can hold: one nth weekday or one date per month, one month per year
 * (MS-OXCICAL 2.1.3.2). What no cut can make fit stays as it is and has to go out date by date.
 */
final class SeriesSplit {
    private static final int SAMPLE = 300;

    /** Every plan of a mailing asks for the same few. */
    private static final Map<Asked, List<SeriesPart>> KNOWN = new LinkedHashMap<>(64, 0.75F, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, List<SeriesPart>> eldest) {
            return size() > 200;
        }
    };

    private SeriesSplit() {}

    static boolean fits(Recurrence rule, LocalDateTime start) {
        boolean ownDay = rule.days().isEmpty() && rule.monthDays().isEmpty();
        return switch (rule.frequency()) {
            case ONCE, ANNOUNCED -> true;
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
    static List<Recurrence> parts(Recurrence rule, LocalDateTime start, ZoneId zone) {
        List<Recurrence> parts = cut(rule, start).toList();
        List<LocalDateTime> dates = parts.stream().flatMap(part -> sample(part, start, zone)).sorted().limit(SAMPLE)
                .toList();
        return dates.equals(sample(rule, start, zone).toList()) ? parts : List.of(rule);
    }

    static List<SeriesPart> series(Recurrence rule, LocalDateTime start, ZoneId zone, int turn, int slots) {
        Asked asked = new Asked(rule, start, zone, turn, slots);
        synchronized (KNOWN) {
            List<SeriesPart> known = KNOWN.get(asked);
            if (known != null) {
                return known;
            }
        }
        List<SeriesPart> found = List.copyOf(find(rule, start, zone, turn, slots));
        synchronized (KNOWN) {
            KNOWN.put(asked, found);
        }
        return found;
    }

    private record Asked(Recurrence rule, LocalDateTime start, ZoneId zone, int turn, int slots) {}

    private static List<SeriesPart> find(Recurrence rule, LocalDateTime start, ZoneId zone, int turn, int slots) {
        Recurrence whole = rule.endingByDate(start, zone);
        List<Recurrence> cuts = fits(whole, start) && slots == 1
                ? List.of(whole)
                : cut(whole, start)
                        .flatMap(part -> slots == 1 ? Stream.of(part) : byWeekday(part)).toList();
        if (!cuts.stream().allMatch(part -> fits(part, start))) {
            return whole.oftenEnough(start) && slots == 1 ? of(whole, start, zone).toList() : List.of();
        }
        List<LocalDateTime> all = sample(whole, start, zone).toList();
        List<SeriesPart> parts = slots == 1
                ? cuts.stream().flatMap(part -> of(part, start, zone)).toList()
                : cuts.stream().flatMap(part -> inTurn(part, start, zone, all, chosen(all, turn, slots), slots))
                        .toList();
        return dates(parts, zone, all).equals(chosen(all, turn, slots))
                ? parts
                : whole.oftenEnough(start) && slots == 1 ? of(whole, start, zone).toList() : List.of();
    }

    private static Stream<SeriesPart> of(Recurrence part, LocalDateTime start, ZoneId zone) {
        return part.first(start, zone).map(first -> new SeriesPart(part.explicit(first), first)).stream();
    }

    private static Stream<Recurrence> byWeekday(Recurrence rule) {
        return rule.frequency() == Frequency.WEEKLY && rule.days().size() > 1
                ? rule.days().stream().map(day -> with(rule, List.of(day), List.of(), List.of(), List.of()))
                : Stream.of(rule);
    }

    /** Every {@code slots}th date of a part, for each place to begin, where those dates are this slot's turn. */
    private static Stream<SeriesPart> inTurn(Recurrence part, LocalDateTime start, ZoneId zone,
            List<LocalDateTime> all, List<LocalDateTime> mine, int slots) {
        List<LocalDateTime> own = sample(part, start, zone).toList();
        if (mine.containsAll(within(own, all))) {
            return of(part, start, zone);
        }
        Recurrence rarer = part.every(part.interval() * slots);
        return own.stream().limit(slots)
                .filter(first -> mine.containsAll(within(sample(rarer, first, zone).toList(), all)))
                .flatMap(first -> rarer.dates(first, zone, first, 2).stream()
                        .filter(date -> date.equals(start) || LocalTimes.exists(date, zone)).limit(1)
                        .map(date -> new SeriesPart(rarer.explicit(date), date)));
    }

    private static List<LocalDateTime> dates(List<SeriesPart> parts, ZoneId zone, List<LocalDateTime> all) {
        return within(parts.stream().flatMap(part -> sample(part.rule(), part.first(), zone)).sorted().toList(), all);
    }

    private static List<LocalDateTime> within(List<LocalDateTime> some, List<LocalDateTime> all) {
        return some.stream().filter(date -> !all.isEmpty() && !date.isAfter(all.getLast())).toList();
    }

    private static List<LocalDateTime> chosen(List<LocalDateTime> all, int turn, int slots) {
        return IntStream.range(0, all.size()).filter(index -> index % slots == turn).mapToObj(all::get).toList();
    }

    /** As the rule counts them: also those in a gap of the clocks, up to the end by the zone's clocks. */
    private static Stream<LocalDateTime> sample(Recurrence rule, LocalDateTime start, ZoneId zone) {
        return rule.endingByClock(zone).dates(start, ZoneOffset.UTC, start, SAMPLE).stream();
    }

    private static Stream<Recurrence> cut(Recurrence rule, LocalDateTime start) {
        return switch (rule.frequency()) {
            case ONCE, ANNOUNCED, WEEKLY -> Stream.of(rule);
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

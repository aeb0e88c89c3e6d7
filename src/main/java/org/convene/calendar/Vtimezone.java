package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes VTIMEZONE (RFC 5545 3.6.5) from the JDK's rules, in the subset that Exchange reads (MS-OXCICAL 2.1.3.1.1.19):
 * yearly rules with one ordinal weekday where the law is that regular, else each clock change by itself.
 */
public final class Vtimezone {
    /** A whole round of weekdays and leap years, to tell "second Sunday" from "Sunday on or after the 8th, once". */
    private static final int CYCLE_YEARS = 28;
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);
    private final ZoneRules rules;
    private final List<String> lines = new ArrayList<>();

    private Vtimezone(ZoneId zone) {
        this.rules = zone.getRules();
        lines.add("BEGIN:VTIMEZONE");
        lines.add("TZID:" + zone.getId());
    }

    /**
     * The component's lines, unfolded; right for every moment between the two, and ever after where the zone's law is regular.
     */
    public static List<String> of(ZoneId zone, Instant from, Instant to) {
        Vtimezone component = new Vtimezone(zone);
        component.observances(from, to);
        component.lines.add("END:VTIMEZONE");
        return List.copyOf(component.lines);
    }

    private void observances(Instant from, Instant to) {
        List<ZoneOffsetTransition> changes = changes(from, to);
        boolean begun = !changes.isEmpty() && !changes.getFirst().getInstant().isAfter(from);
        if (!regular(changes) && (!begun || changes.size() == 1 || changes.get(1).getInstant().isAfter(to))) {
            observance(false, LONG_AGO, rules.getOffset(from), rules.getOffset(from), "");
            changes = begun ? changes.subList(1, changes.size()) : changes;
        }
        for (int i = 0; i < changes.size(); i++) {
            List<ZoneOffsetTransition> rest = changes.subList(i, changes.size());
            if (regular(rest)) {
                rest.stream().limit(2).forEach(change -> observance(change, rule(sameKind(rest, change))));
                return;
            }
            if (changes.get(i).getInstant().isAfter(to)) {
                return;
            }
            observance(changes.get(i), "");
        }
    }

    /** From the change in force at {@code from} until long enough after {@code to} to see what is regular. */
    private List<ZoneOffsetTransition> changes(Instant from, Instant to) {
        Instant end = to.atOffset(ZoneOffset.UTC).plusYears(CYCLE_YEARS).toInstant();
        List<ZoneOffsetTransition> found = new ArrayList<>();
        ZoneOffsetTransition change = rules.previousTransition(from.plusSeconds(1));
        if (change == null || change.getDateTimeBefore().isBefore(LONG_AGO)) {
            change = rules.nextTransition(from);
        }
        while (change != null && change.getInstant().isBefore(end)) {
            found.add(change);
            change = rules.nextTransition(change.getInstant());
        }
        return found;
    }

    /** Two changes a year for a whole cycle, each by one rule. */
    private static boolean regular(List<ZoneOffsetTransition> changes) {
        if (changes.size() < 2 * CYCLE_YEARS - 2) {
            return false;
        }
        Map<Integer, List<ZoneOffsetTransition>> kinds = IntStream.range(0, changes.size()).boxed()
                .collect(Collectors.groupingBy(index -> index % 2, TreeMap::new,
                        Collectors.mapping(changes::get, Collectors.toList())));
        return kinds.values().stream().allMatch(kind -> yearly(kind) && !rule(kind).isEmpty());
    }

    private static boolean yearly(List<ZoneOffsetTransition> kind) {
        ZoneOffsetTransition first = kind.getFirst();
        return IntStream.range(0, kind.size()).allMatch(index -> {
            ZoneOffsetTransition change = kind.get(index);
            LocalDateTime at = change.getDateTimeBefore();
            return at.getYear() == first.getDateTimeBefore().getYear() + index
                    && at.getMonth() == first.getDateTimeBefore().getMonth()
                    && at.toLocalTime().equals(first.getDateTimeBefore().toLocalTime())
                    && change.getOffsetBefore().equals(first.getOffsetBefore())
                    && change.getOffsetAfter().equals(first.getOffsetAfter());
        });
    }

    private static List<ZoneOffsetTransition> sameKind(List<ZoneOffsetTransition> changes,
            ZoneOffsetTransition change) {
        int parity = changes.indexOf(change) % 2;
        return IntStream.range(0, changes.size()).filter(index -> index % 2 == parity).mapToObj(changes::get).toList();
    }

    /** The rule all these changes follow, empty when no single ordinal weekday does. */
    private static String rule(List<ZoneOffsetTransition> kind) {
        LocalDateTime first = kind.getFirst().getDateTimeBefore();
        List<LocalDateTime> dates = kind.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList();
        if (!dates.stream().allMatch(date -> date.getDayOfWeek() == first.getDayOfWeek())) {
            return "";
        }
        IntPredicate holds = ordinal -> dates.stream().allMatch(date -> ordinal > 0
                ? (date.getDayOfMonth() - 1) / 7 + 1 == ordinal
                : date.getDayOfMonth() > date.toLocalDate().lengthOfMonth() - 7);
        return IntStream.of(-1, 1, 2, 3, 4).filter(holds).mapToObj(ordinal -> "RRULE:FREQ=YEARLY;BYMONTH="
                + first.getMonthValue() + ";BYDAY=" + new NthDay(ordinal, first.getDayOfWeek())).findFirst().orElse("");
    }

    private void observance(ZoneOffsetTransition change, String rule) {
        observance(rules.isDaylightSavings(change.getInstant()), change.getDateTimeBefore(), change.getOffsetBefore(),
                change.getOffsetAfter(), rule);
    }

    private void observance(boolean daylight, LocalDateTime start, ZoneOffset before, ZoneOffset after, String rule) {
        String name = daylight ? "DAYLIGHT" : "STANDARD";
        lines.addAll(Arrays.asList("BEGIN:" + name, "DTSTART:" + RuleWriter.time(start),
                "TZOFFSETFROM:" + offset(before), "TZOFFSETTO:" + offset(after)));
        if (!rule.isEmpty()) {
            lines.add(rule);
        }
        lines.add("END:" + name);
    }

    private static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "+0000" : offset.getId().replace(":", "");
    }

    /** The zones' components in order of their names, for events between the two moments. */
    static List<String> ofAll(List<ZoneId> zones, Instant from, Instant to) {
        return zones.stream().filter(zone -> !EventTime.utc(zone)).distinct()
                .sorted(Comparator.comparing(ZoneId::getId)).flatMap(zone -> of(zone, from, to).stream()).toList();
    }
}

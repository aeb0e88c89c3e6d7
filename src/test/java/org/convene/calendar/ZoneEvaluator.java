package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a VTIMEZONE as a calendar client would, knowing nothing of the code that wrote it. */
final class ZoneEvaluator {
    private static final int LAST_YEAR = 2050;
    private final TreeMap<Instant, ZoneOffset> onsets = new TreeMap<>();

    ZoneEvaluator(List<String> lines) {
        Map<String, String> properties = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            if (parts[0].equals("BEGIN")) {
                properties.clear();
            } else if (parts[0].equals("END") && !parts[1].equals("VTIMEZONE")) {
                add(properties);
            } else {
                properties.put(parts[0], parts[1]);
            }
        }
    }

    private void add(Map<String, String> properties) {
        LocalDateTime start = LocalDateTime.parse(properties.get("DTSTART"),
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
        ZoneOffset before = ZoneOffset.of(properties.get("TZOFFSETFROM"));
        dates(start, properties.getOrDefault("RRULE", ""))
                .forEach(at -> onsets.put(at.toInstant(before), ZoneOffset.of(properties.get("TZOFFSETTO"))));
    }

    private static Stream<LocalDateTime> dates(LocalDateTime start, String rule) {
        if (rule.isEmpty()) {
            return Stream.of(start);
        }
        Map<String, String> parts = new HashMap<>();
        Stream.of(rule.split(";")).forEach(part -> parts.put(part.split("=")[0], part.split("=")[1]));
        String day = parts.getOrDefault("BYDAY", "");
        int ordinal = Integer.parseInt(day.substring(0, day.length() - 2));
        DayOfWeek weekday = Stream.of(DayOfWeek.values())
                .filter(each -> each.name().startsWith(day.substring(day.length() - 2))).findFirst().orElseThrow();
        return Stream.iterate(start.getYear(), year -> year <= LAST_YEAR, year -> year + 1)
                .map(year -> LocalDate.of(year, Integer.parseInt(parts.get("BYMONTH")), 1)
                        .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)).atTime(start.toLocalTime()));
    }

    ZoneOffset offset(Instant at) {
        return onsets.floorEntry(at).getValue();
    }
}

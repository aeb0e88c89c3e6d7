package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.convene.calendar.LocalTimes;

/**
 * One date of a slot. Calendars that were told before the slot got another zone or time know it by another local time: it
 * is the same date because it is held at the same moment, else because it was to be before it was moved, else because it is
 * on the same day.
 *
 * @param original local start as the rule has it
 * @param start local start as it stands
 * @param zone of both
 */
public record SlotDate(UUID slot, LocalDateTime original, LocalDateTime start, ZoneId zone) {
    private static final int NEAR = 9;

    /** Where it was not moved. */
    public SlotDate(UUID slot, LocalDateTime original, ZoneId zone) {
        this(slot, original, original, zone);
    }

    /** By what a calendar has the same date; the first that fits counts. */
    public enum By {
        /** It stands at the same moment. */
        MOMENT,
        /** It was to be at the same moment before it was moved. */
        RULE,
        /** It is on the same day. */
        DAY,
        /** It was before all that they were told last. */
        PAST
    }

    /** The date as a calendar has it. @param original what it is called there */
    public record Told(LocalDateTime original, By by) {}

    /** What the calendars that were told this have of the date; empty when it has not come to them yet. */
    public Optional<Told> in(SlotContent told) {
        Instant rule = LocalTimes.instant(original, zone);
        LocalDateTime there = LocalDateTime.ofInstant(rule, told.zone());
        return shown(told).map(entry -> new Told(entry.original(), By.MOMENT)).findFirst()
                .or(() -> around(told, there).filter(date -> LocalTimes.instant(date, told.zone()).equals(rule))
                        .findFirst().map(date -> new Told(date, By.RULE)))
                .or(() -> around(told, original).filter(date -> day(date).equals(day(original))).findFirst()
                        .map(date -> new Told(date, By.DAY)))
                .or(() -> told.single() || !there.isBefore(told.master().start())
                        ? Optional.empty()
                        : Optional.of(new Told(there, By.PAST)));
    }

    /** What the date is called that they show at this moment, if it is sure to take place. */
    public Optional<LocalDateTime> sureIn(SlotContent told) {
        return shown(told).filter(entry -> !entry.tentative()).map(Entry::original).findFirst();
    }

    private Stream<Entry> shown(SlotContent told) {
        Instant moment = LocalTimes.instant(start, zone);
        List<LocalDateTime> apart = List.copyOf(told.byOriginal().keySet());
        return Stream.concat(told.deviations().stream(),
                around(told, LocalDateTime.ofInstant(moment, told.zone())).filter(date -> !apart.contains(date))
                        .flatMap(date -> told.on(date).stream()))
                .filter(entry -> entry.instant(told.zone()).equals(moment));
    }

    /** The dates of its rule, nearest first, also those that do not take place. */
    private static Stream<LocalDateTime> around(SlotContent told, LocalDateTime local) {
        return told.single()
                ? Stream.of(told.master().original())
                : told.recurrence().dates(told.master().start(), told.zone(), local.minusDays(1), NEAR).stream()
                        .filter(date -> date.isBefore(local.plusDays(2)))
                        .sorted(Comparator.comparing(date -> Duration.between(date, local).abs()));
    }

    private static LocalDate day(LocalDateTime date) {
        return date.toLocalDate();
    }
}

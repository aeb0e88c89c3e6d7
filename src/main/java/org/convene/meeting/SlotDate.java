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
        MOMENT, RULE, DAY
    }

    /** The date as a calendar has it. @param original what it is called there */
    public record Told(LocalDateTime original, By by) {}

    /** What the calendars that were told this have of the date; empty when it has not come to them yet. */
    public Optional<Told> in(SlotContent told) {
        return shown(told).map(date -> new Told(date, By.MOMENT))
                .or(() -> around(told, LocalDateTime.ofInstant(LocalTimes.instant(original, zone), told.zone()))
                        .filter(date -> LocalTimes.instant(date, told.zone())
                                .equals(LocalTimes.instant(original, zone)))
                        .findFirst().map(date -> new Told(date, By.RULE)))
                .or(() -> around(told, original).filter(date -> day(date).equals(day(original))).findFirst()
                        .map(date -> new Told(date, By.DAY)));
    }

    /** What the date is called that they show at this moment, if it is sure to take place. */
    public Optional<LocalDateTime> sureIn(SlotContent told) {
        return shown(told).filter(date -> told.on(date).filter(entry -> !entry.tentative()).isPresent());
    }

    private Optional<LocalDateTime> shown(SlotContent told) {
        Instant moment = LocalTimes.instant(start, zone);
        List<LocalDateTime> apart = List.copyOf(told.byOriginal().keySet());
        return Stream.concat(told.deviations().stream(),
                around(told, LocalDateTime.ofInstant(moment, told.zone())).filter(date -> !apart.contains(date))
                        .flatMap(date -> told.on(date).stream()))
                .filter(entry -> entry.instant(told.zone()).equals(moment)).map(Entry::original).findFirst();
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

package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes what invitations and feeds have in common: the identity, times, exceptions and texts of events. */
final class EventLines {
    static final String PRODUCT = "PRODID:-//Convene//Convene//EN";
    /** How far from the last start, or from when it was written, a VTIMEZONE reaches where the zone's law is irregular. */
    private static final int HORIZON_DAYS = 20 * 366;
    private final ContentLines lines;

    EventLines(ContentLines lines) {
        this.lines = lines;
    }

    /** The VTIMEZONE of every zone that the events' times name, each once. */
    void zones(List<CalendarEvent> events) {
        List<ZoneId> zones = events.stream().filter(EventLines::zoned).flatMap(event -> Stream.concat(
                Stream.of(event.time().zone()), overrides(event).map(one -> one.time().zone()))).toList();
        List<Instant> starts = events.stream().flatMap(event -> Stream.concat(Stream.of(event.time().instant()),
                overrides(event).map(one -> one.time().instant()))).sorted().toList();
        if (!zones.isEmpty()) {
            Instant last = Stream.concat(starts.stream(), events.stream().map(event -> event.revision().stamp()))
                    .max(Comparator.naturalOrder()).orElseThrow().plus(Duration.ofDays(HORIZON_DAYS));
            Vtimezone.ofAll(zones, starts.getFirst().minusSeconds(86_400), last).forEach(lines::line);
        }
    }

    /** A single date is safest in UTC; a series needs its zone. */
    private static boolean zoned(CalendarEvent event) {
        return !event.recurrence().once() || !event.overrides().isEmpty();
    }

    private static Stream<EventOverride> overrides(CalendarEvent event) {
        return event.overrides().stream();
    }

    void identity(Revision revision, int sequence) {
        lines.text("UID", revision.uid()).line("SEQUENCE:" + sequence)
                .line("DTSTAMP:" + RuleWriter.utc(revision.stamp()));
    }

    /** Start and end of a one-off in UTC, of a series as local time, starting at a date of its rule. */
    void times(CalendarEvent event) {
        if (zoned(event)) {
            series(event.time().at(firstDate(event)));
        } else {
            lines.line("DTSTART:" + RuleWriter.utc(event.time().instant()));
            lines.line("DTEND:" + RuleWriter.utc(event.time().end()));
        }
    }

    private static LocalDateTime firstDate(CalendarEvent event) {
        LocalDateTime start = event.time().start();
        return event.recurrence().first(start, event.time().zone()).orElse(start);
    }

    /** The end by the clock, as it repeats with the start. */
    private void series(EventTime time) {
        lines.time("DTSTART", time.start(), time.zone());
        end(time, time.start().plus(time.duration()));
    }

    /** Start and end of one occurrence, in its own zone. */
    void times(EventTime one) {
        lines.time("DTSTART", one.instant().atZone(one.zone()).toLocalDateTime(), one.zone());
        end(one, one.end().atZone(one.zone()).toLocalDateTime());
    }

    /**
     * DTEND, or DURATION where that local time is another moment: the second of two as clocks go back (RFC 5545 3.3.5 reads
     * the first), or across a change on the first date of a series, whose length goes for all (3.8.5.3).
     */
    private void end(EventTime time, LocalDateTime end) {
        if (LocalTimes.exists(end, time.zone()) && LocalTimes.instant(end, time.zone()).equals(time.end())) {
            lines.time("DTEND", end, time.zone());
        } else {
            lines.line("DURATION:" + time.duration());
        }
    }

    void recurrenceId(CalendarEvent series, EventOverride one) {
        lines.time("RECURRENCE-ID", one.original(), series.time().zone());
    }

    void rule(CalendarEvent event) {
        if (!event.recurrence().once()) {
            lines.line("RRULE:" + event.recurrence().toRule(event.time().start(), event.time().zone()));
        }
    }

    /** EXDATE for each excluded date, one property per date, as some clients read only the first of a list. */
    void excluded(CalendarEvent event, List<LocalDateTime> more) {
        List<LocalDateTime> all = new ArrayList<>(event.excluded());
        all.addAll(more);
        all.stream().distinct().sorted().forEach(date -> lines.time("EXDATE", date, event.time().zone()));
    }

    void texts(EventText text, EventStatus status) {
        lines.text("SUMMARY", text.summary()).text("DESCRIPTION", text.description()).text("LOCATION", text.location())
                .uri("URL", text.url())
                .uri("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=" + ContentLines.quoted(text.summary()), text.joinUrl())
                .line("STATUS:" + status);
    }
}

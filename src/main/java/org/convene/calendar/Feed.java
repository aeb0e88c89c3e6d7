package org.convene.calendar;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A calendar to subscribe to: no METHOD, no attendees. Equal input gives equal bytes, whatever the order of the events.
 * A cancelled override is shown as cancelled; exclude the date instead to have it vanish.
 *
 * @param name shown by calendar clients
 * @param refresh how often clients should ask again at most
 */
public record Feed(String name, Duration refresh, List<CalendarEvent> events) {
    private static final Comparator<CalendarEvent> ORDER = Comparator
            .comparing((CalendarEvent event) -> event.time().instant()).thenComparing(event -> event.revision().uid());

    /** The VCALENDAR text with CRLF line ends. */
    public String text() {
        ContentLines lines = new ContentLines();
        EventLines writer = new EventLines(lines);
        List<CalendarEvent> ordered = events.stream().sorted(ORDER).toList();
        lines.line("BEGIN:VCALENDAR").line("VERSION:2.0").line(EventLines.PRODUCT).line("CALSCALE:GREGORIAN")
                .text("NAME", name).text("X-WR-CALNAME", name).line("REFRESH-INTERVAL;VALUE=DURATION:" + refresh)
                .line("X-PUBLISHED-TTL:" + refresh);
        writer.zones(ordered);
        ordered.forEach(event -> write(event, lines, writer));
        return lines.line("END:VCALENDAR").toString();
    }

    private static void write(CalendarEvent event, ContentLines lines, EventLines writer) {
        lines.line("BEGIN:VEVENT");
        writer.identity(event.revision(), event.revision().sequence());
        writer.times(event);
        writer.rule(event);
        writer.excluded(event, List.of());
        writer.texts(event.text(), event.status());
        lines.line("TRANSP:TRANSPARENT").line("END:VEVENT");
        event.overrides().stream().sorted(Comparator.comparing(EventOverride::original)).forEach(one -> {
            lines.line("BEGIN:VEVENT");
            writer.identity(event.revision(), one.sequence());
            writer.recurrenceId(event, one);
            writer.times(one.time());
            writer.texts(one.text(), one.status());
            lines.line("TRANSP:TRANSPARENT").line("END:VEVENT");
        });
    }
}

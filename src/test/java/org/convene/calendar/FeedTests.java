package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTests {
    private static final EventText TEXT = new EventText("Open office", "What we do", "Online", "https://example.org/m",
            "");

    @Test
    void aFeedIsValidAndNamesNobody() {
        String text = new Feed("Cities, and governments", Duration.ofHours(6), List.of(weekly("b"), once("a"))).text();
        Calendar calendar = SecondReader.read(text);
        assertThat(SecondReader.events(calendar)).hasSize(3);
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        assertThat(SecondReader.lines(text)).contains("NAME:Cities\\, and governments",
                "X-WR-CALNAME:Cities\\, and governments", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
                "X-PUBLISHED-TTL:PT6H",
                "TRANSP:TRANSPARENT", "STATUS:CANCELLED", "DTSTAMP:20260901T080000Z")
                .noneMatch(line -> line.matches("(METHOD|ATTENDEE|ORGANIZER|CONFERENCE).*"));
    }

    @Test
    void theOrderOfTheEventsDoesNotMatter() {
        assertThat(new Feed("All", Duration.ofHours(1), List.of(weekly("b"), once("a"), once("c"))).text())
                .isEqualTo(new Feed("All", Duration.ofHours(1), List.of(once("c"), weekly("b"), once("a"))).text());
    }

    @Test
    void anEmptyFeedIsStillACalendar() {
        assertThat(new Feed("None yet", Duration.ofHours(1), List.of()).text()).startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    private static CalendarEvent once(String uid) {
        return CalendarEvent.once(revision(uid), time(LocalDateTime.of(2026, 12, 3, 10, 0)), TEXT,
                EventStatus.CONFIRMED);
    }

    private static CalendarEvent weekly(String uid) {
        LocalDateTime start = LocalDateTime.of(2026, 10, 8, 15, 0);
        return new CalendarEvent(revision(uid), time(start), Recurrence.weekly(1), List.of(start.plusWeeks(2)),
                List.of(new EventOverride(start.plusWeeks(1), 2, time(start.plusWeeks(1)), TEXT,
                        EventStatus.CANCELLED)),
                TEXT, EventStatus.CONFIRMED);
    }

    private static EventTime time(LocalDateTime start) {
        return new EventTime(start, ZoneId.of("Australia/Sydney"), Duration.ofHours(1));
    }

    private static Revision revision(String uid) {
        return new Revision(uid + "@example.org", 1, Instant.parse("2026-09-01T08:00:00Z"));
    }
}

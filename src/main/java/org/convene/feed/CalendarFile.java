package org.convene.feed;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that calendar programs open. */
final class CalendarFile {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=utf-8");

    private CalendarFile() {}

    static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().contentType(CALENDAR)
                .header("Content-Disposition", "inline; filename=\"calendar.ics\"");
    }
}

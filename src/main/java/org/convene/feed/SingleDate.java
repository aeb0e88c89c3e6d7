package org.convene.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;

/** One date for a calendar program to keep as it stands: nobody tells the program when it changes. */
final class SingleDate {
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private SingleDate() {}

    /** @param page where to read about it */
    static List<Program> programs(Occurrence one, OccurrenceTime time, String page) {
        String title = Program.encoded(one.session().topic().isEmpty()
                ? one.title()
                : one.title() + ": " + one.session().topic());
        String place = Program.encoded(one.place().line());
        String details = Program.encoded(page);
        Instant start = time.start();
        Instant end = time.end();
        return List.of(
                new Program("google", "https://calendar.google.com/calendar/render?action=TEMPLATE&text=" + title
                        + "&dates=" + BASIC.format(start) + "/" + BASIC.format(end) + "&details=" + details
                        + "&location=" + place),
                new Program("outlook", "https://outlook.live.com/calendar/0/deeplink/compose?rru=addevent&subject="
                        + title + "&startdt=" + start + "&enddt=" + end + "&body=" + details + "&location=" + place));
    }
}

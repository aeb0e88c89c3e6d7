package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.convene.calendar.OccurrenceTimes;

/** A track by one reader's clock. @param time "15:00–15:30" @param start in UTC @param end in UTC */
public record TrackLine(String time, String title, String start, String end) {
    static List<TrackLine> of(List<Track> tracks, Instant start, int minutes, ZoneId reader, Locale locale) {
        return tracks.stream()
                .map(track -> of(track.title(), track.begins(start, minutes), track.lasts(minutes), reader, locale))
                .toList();
    }

    private static TrackLine of(String title, Instant start, Duration length, ZoneId reader, Locale locale) {
        return new TrackLine(OccurrenceTimes.of(start, length, reader, List.of(), locale).time(), title,
                start.toString(), start.plus(length).toString());
    }

    /** "15:00–15:30 Main track". */
    public String words() {
        return time + " " + title;
    }
}

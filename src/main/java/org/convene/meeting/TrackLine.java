package org.convene.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.convene.calendar.OccurrenceTimes;

/** A track by one reader's clock. @param time "15:00–15:30" */
public record TrackLine(String time, String title) {
    static List<TrackLine> of(List<Track> tracks, Instant start, int minutes, ZoneId reader, Locale locale) {
        return tracks.stream().map(track -> new TrackLine(OccurrenceTimes.of(track.begins(start, minutes),
                track.lasts(minutes), reader, List.of(), locale).time(), track.title())).toList();
    }

    /** "15:00–15:30 Main track". */
    public String words() {
        return time + " " + title;
    }
}

package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrackTests {
    private static final LocalTime THREE = LocalTime.of(15, 0);

    @Test
    void minutesTimesOfDayAndBareTitlesAreRead() {
        assertThat(Track.parse("0-30 Main track\n\n 30 –  Community track \n15:10–15:40 Newcomers\nHallway", THREE))
                .containsExactly(new Track("Main track", 0, 30), new Track("Community track", 30, 0),
                        new Track("Newcomers", 10, 40), new Track("Hallway", 0, 0));
        assertThat(Track.parse("23:30-0:15 Late", LocalTime.of(23, 0))).containsExactly(new Track("Late", 30, 75));
        assertThat(Track.parse("15:10– Newcomers", null)).containsExactly(new Track("15:10– Newcomers", 0, 0));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        List<Track> tracks = List.of(new Track("Main", 0, 30), new Track("Rest", 30, 0), new Track("All", 0, 0));
        assertThat(Track.parse(String.join("\n", tracks.stream().map(Track::toLine).toList()), null))
                .isEqualTo(tracks);
    }

    @Test
    void noTrackOutlastsItsOccurrence() {
        Instant start = Instant.parse("2026-12-10T14:00:00Z");
        Track track = new Track("Main", 30, 90);
        assertThat(track.begins(start, 60)).isEqualTo(start.plus(Duration.ofMinutes(30)));
        assertThat(track.lasts(60)).isEqualTo(Duration.ofMinutes(30));
        assertThat(track.lasts(20)).isEqualTo(Duration.ZERO);
    }
}

package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.meeting.Samples.DECEMBER;
import static org.convene.meeting.Samples.JANUARY;
import static org.convene.meeting.Samples.NOW;

class ScheduleTests {
    private final Meeting meeting = Samples.monthly();

    @Test
    void bothEditionsShareADate() {
        Occurrence next = Samples.schedule(meeting).between(NOW, null, 1).getFirst();
        assertThat(next.date()).isEqualTo(DECEMBER);
        assertThat(next.times()).extracting(OccurrenceTime::start)
                .containsExactly(Instant.parse("2026-12-10T14:00:00Z"), Instant.parse("2026-12-10T17:00:00Z"));
    }

    @Test
    void theHourStaysWhenClocksChange() {
        Slot call = new Slot(UUID.randomUUID(), "", LocalTime.of(11, 0), ZoneId.of("America/Los_Angeles"), null);
        Meeting second = Samples.meeting("FREQ=MONTHLY;BYDAY=2TU", List.of(call));
        List<Occurrence> year = Samples.schedule(second).between(Instant.parse("2026-01-09T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"), 20);
        assertThat(year).extracting(one -> one.date().toString()).containsExactly("2026-01-13", "2026-02-10",
                "2026-03-10", "2026-04-14", "2026-05-12", "2026-06-09", "2026-07-14", "2026-08-11", "2026-09-08",
                "2026-10-13", "2026-11-10", "2026-12-08");
        assertThat(year).extracting(one -> one.start().toString().substring(11, 13)).containsExactly("19", "19", "18",
                "18", "18", "18", "18", "18", "18", "18", "19", "19");
    }

    @Test
    void aMovedDateStandsWhereItWasMovedTo() {
        LocalDate later = JANUARY.plusDays(1);
        List<Occurrence> coming = Samples.schedule(meeting, Samples.moved(meeting, DECEMBER, later)).between(NOW, null,
                2);
        assertThat(coming).extracting(Occurrence::date).containsExactly(JANUARY, DECEMBER);
        assertThat(coming.getLast().start()).isEqualTo(Instant.parse("2027-01-15T14:00:00Z"));
    }

    @Test
    void aDateIsOverWhenItsLastEditionIs() {
        assertThat(Samples.schedule(meeting).between(Instant.parse("2026-12-10T17:30:00Z"), null, 1).getFirst().date())
                .isEqualTo(DECEMBER);
        assertThat(Samples.schedule(meeting).between(Instant.parse("2026-12-10T18:00:00Z"), null, 1).getFirst().date())
                .isEqualTo(JANUARY);
    }

    @Test
    void peopleAreReadOneALine() {
        assertThat(Person.parse("Mara Lind, City of Exampleby, https://mara.example.org/\nTomás Rey\n"))
                .containsExactly(
                        new Person("Mara Lind", "City of Exampleby", "https://mara.example.org/"),
                        new Person("Tomás Rey", "", ""));
    }
}

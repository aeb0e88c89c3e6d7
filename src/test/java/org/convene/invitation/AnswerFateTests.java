package org.convene.invitation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.convene.meeting.Meeting;
import org.convene.meeting.Samples;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.meeting.Samples.DECEMBER;
import static org.convene.meeting.Samples.EARLY;
import static org.convene.meeting.Samples.NOW;

class AnswerFateTests {
    private final SlotContent held = weekly("15:00", "Europe/Berlin", 60);

    @Test
    void answersLastWhileTheHoursDo() {
        assertThat(AnswerFate.of(held, weekly("15:00", "Europe/Berlin", 60), NOW)).isEqualTo(AnswerFate.KEPT);
    }

    @Test
    void anotherHourZoneOrLengthAsksAgain() {
        assertThat(List.of(weekly("16:00", "Europe/Berlin", 60), weekly("15:00", "Europe/London", 60),
                weekly("15:00", "Europe/Berlin", 90)))
                .allSatisfy(other -> assertThat(AnswerFate.of(held, other, NOW).askedAgain()).isTrue());
    }

    @Test
    void aMovedDateIsAskedAboutByItself() {
        Meeting monthly = Samples.monthly();
        SlotContent before = Samples.said(monthly);
        SlotContent after = Samples.said(monthly, Samples.moved(monthly, DECEMBER, DECEMBER.plusDays(1)));
        AnswerFate fate = AnswerFate.of(before, after, NOW);
        assertThat(fate.askedAgain()).isFalse();
        assertThat(fate.moved()).containsExactly(EARLY.on(DECEMBER));
    }

    @Test
    void answersFollowTheirDatesIntoAnotherZone() {
        AnswerFate fate = AnswerFate.of(weekly("07:45", "America/Sao_Paulo", 60), weekly("16:15", "Asia/Kolkata", 60),
                NOW);
        assertThat(fate.askedAgain()).isFalse();
        assertThat(fate.moved()).isEmpty();
        assertThat(fate.renamed()).contains(Map.entry(LocalDateTime.parse("2027-01-07T07:45"),
                LocalDateTime.parse("2027-01-07T16:15")));
    }

    @Test
    void aDateIsFoundUnderTheNameThatCalendarsKnow() {
        LocalDate day = LocalDate.of(2027, 1, 7);
        assertThat(held.named(day.atTime(15, 0), ZoneId.of("Europe/Berlin"))).hasValue(day.atTime(15, 0));
        assertThat(held.named(day.atTime(9, 0), ZoneId.of("America/New_York"))).as("the same moment")
                .hasValue(day.atTime(15, 0));
        assertThat(held.named(day.atTime(16, 30), ZoneId.of("Europe/Berlin"))).as("the same day")
                .hasValue(day.atTime(15, 0));
        assertThat(held.named(day.plusDays(2).atTime(15, 0), ZoneId.of("Europe/Berlin"))).isEmpty();
    }

    private static SlotContent weekly(String time, String zone, int minutes) {
        Slot slot = new Slot(EARLY.id(), "", LocalTime.parse(time), ZoneId.of(zone), minutes);
        return Samples.truth(Samples.meeting("FREQ=WEEKLY", List.of(slot)), NOW).of(slot, 0, null).orElseThrow();
    }
}

package org.convene.invitation;

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
import org.convene.meeting.SlotDate;

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
    void datesThatAreOverKeepWhatWasAnswered() {
        LocalDateTime over = LocalDateTime.parse("2026-11-12T15:00");
        LocalDateTime ahead = LocalDateTime.parse("2027-01-07T15:00");
        SlotContent told = new SlotContent(held.title(), held.online(), held.zone(), held.rule(),
                held.master().at(LocalDateTime.parse("2026-01-08T15:00")), List.of(), List.of());
        AnswerFate asked = AnswerFate.of(told, weekly("16:00", "Europe/Berlin", 60), NOW);
        assertThat(asked.over(List.of(over, ahead))).containsExactly(over);
        assertThat(asked.names(List.of(over, ahead))).isEmpty();
        AnswerFate named = AnswerFate.of(told, weekly("14:00", "Europe/London", 60), NOW);
        assertThat(named.names(List.of(over, ahead)))
                .isEqualTo(Map.of(over, over.minusHours(1), ahead, ahead.minusHours(1)));
    }

    @Test
    void aDateIsFoundUnderTheNameThatCalendarsKnow() {
        LocalDateTime known = LocalDateTime.parse("2027-01-07T15:00");
        assertThat(date(known, "Europe/Berlin").in(held)).hasValue(new SlotDate.Told(known, SlotDate.By.MOMENT));
        assertThat(date(known.withHour(9), "America/New_York").in(held)).as("the same moment")
                .hasValue(new SlotDate.Told(known, SlotDate.By.MOMENT));
        assertThat(date(known.plusHours(1), "Europe/Berlin").in(held)).as("the same day")
                .hasValue(new SlotDate.Told(known, SlotDate.By.DAY));
        assertThat(date(known.plusDays(2), "Europe/Berlin").in(held)).isEmpty();
        SlotDate moved = new SlotDate(EARLY.id(), known.minusHours(1), known.plusDays(2), ZoneId.of("Europe/London"));
        assertThat(moved.in(held)).as("moved, which was not told").hasValue(
                new SlotDate.Told(known, SlotDate.By.RULE));
        assertThat(moved.sureIn(held)).isEmpty();
    }

    @Test
    void aMovedDateIsFoundWhereItStands() {
        Meeting monthly = Samples.monthly();
        SlotContent told = Samples.said(monthly, Samples.moved(monthly, DECEMBER, DECEMBER.plusDays(1)));
        LocalDateTime stands = EARLY.on(DECEMBER.plusDays(1));
        SlotDate otherwise = new SlotDate(EARLY.id(), DECEMBER.atTime(11, 0), stands, EARLY.zone());
        assertThat(otherwise.sureIn(told)).hasValue(EARLY.on(DECEMBER));
        assertThat(date(DECEMBER.atTime(15, 0), "Europe/Berlin").in(told)).as("not told back yet")
                .hasValue(new SlotDate.Told(EARLY.on(DECEMBER), SlotDate.By.RULE));
    }

    private static SlotDate date(LocalDateTime original, String zone) {
        return new SlotDate(EARLY.id(), original, ZoneId.of(zone));
    }

    private static SlotContent weekly(String time, String zone, int minutes) {
        Slot slot = new Slot(EARLY.id(), "", LocalTime.parse(time), ZoneId.of(zone), minutes);
        return Samples.truth(Samples.meeting("FREQ=WEEKLY", List.of(slot)), NOW).of(slot, 0, null).orElseThrow();
    }
}

package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.convene.meeting.Meeting;
import org.convene.meeting.Samples;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.meeting.Samples.BERLIN;
import static org.convene.meeting.Samples.DECEMBER;
import static org.convene.meeting.Samples.EARLY;
import static org.convene.meeting.Samples.JANUARY;
import static org.convene.meeting.Samples.NOW;

class PlannerTests {
    private final Meeting meeting = Samples.monthly();
    private final SlotContent held = Samples.said(meeting);

    @Test
    void aNewcomerIsInvitedFromTheNextDateOn() {
        assertThat(Planner.step(null, held, NOW)).isEqualTo(Step.INVITE);
        assertThat(held.master().start()).isEqualTo(EARLY.on(DECEMBER));
    }

    @Test
    void nothingIsMailedWhileNothingChanges() {
        assertThat(step(meeting)).isEqualTo(Step.NOTHING);
        Instant later = NOW.plus(Duration.ofDays(200));
        SlotContent truth = Samples.truth(meeting, later).of(EARLY, 0, held).orElseThrow();
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.NOTHING);
    }

    @Test
    void aMovedDateIsOneUpdateThatRises() {
        Step step = step(meeting, Samples.moved(meeting, DECEMBER, DECEMBER.plusDays(1)));
        assertThat(step).isEqualTo(Step.update(true, EARLY.on(DECEMBER)));
    }

    @Test
    void aTopicIsOneUpdateThatDoesNotRise() {
        Step step = step(meeting, Samples.topic(DECEMBER, "Buying well"));
        assertThat(step).isEqualTo(Step.update(false, EARLY.on(DECEMBER)));
    }

    @Test
    void aCancelledDateIsOneCancellation() {
        assertThat(step(meeting, Samples.cancelled(JANUARY)))
                .isEqualTo(Step.cancelOne(EARLY.on(JANUARY)));
    }

    @Test
    void aDateThatTakesPlaceAfterAllIsAnUpdateOfTheWholeThatNamesIt() {
        SlotContent without = said(held, Samples.cancelled(JANUARY));
        assertThat(without.excluded()).containsExactly(EARLY.on(JANUARY));
        assertThat(said(without).byOriginal()).containsKey(EARLY.on(JANUARY));
        assertThat(Planner.step(without, said(without), NOW)).isEqualTo(Step.update(true, null));
    }

    @Test
    void aMoveTakenBackIsSaidOfThatDateAlone() {
        SlotContent moved = said(held, Samples.moved(meeting, DECEMBER, DECEMBER.plusDays(1)));
        assertThat(Planner.step(moved, said(moved), NOW))
                .isEqualTo(Step.update(true, EARLY.on(DECEMBER)));
    }

    @Test
    void severalChangesAreOneUpdateOfTheWholeWithWhatIsLikeTheOthersAgain() {
        SlotContent topic = said(held, Samples.topic(DECEMBER, "Buying well"));
        SlotContent truth = said(topic, Samples.cancelled(JANUARY));
        assertThat(truth.byOriginal()).containsOnlyKeys(EARLY.on(DECEMBER));
        assertThat(Planner.step(topic, truth, NOW)).isEqualTo(Step.update(true, null));
    }

    @Test
    void anotherTimeIsAnUpdateThatStartsWithTheNextDate() {
        Slot sooner = new Slot(EARLY.id(), "Early", LocalTime.of(14, 0), BERLIN, null);
        Meeting changed = Samples.with(meeting, "FREQ=MONTHLY;BYDAY=2TH", List.of(sooner));
        Instant later = NOW.plus(Duration.ofDays(30));
        SlotContent truth = Samples.truth(changed, later).of(sooner, 0, held).orElseThrow();
        assertThat(truth.master().start()).isEqualTo(sooner.on(JANUARY));
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.update(true, null));
    }

    @Test
    void anEndKeepsTheFirstDate() {
        Meeting ending = Samples.with(meeting, "FREQ=MONTHLY;BYDAY=2TH;UNTIL=20270315T235959", List.of(EARLY));
        Instant later = NOW.plus(Duration.ofDays(30));
        SlotContent truth = Samples.truth(ending, later).of(EARLY, 0, held).orElseThrow();
        assertThat(truth.master().start()).isEqualTo(EARLY.on(DECEMBER));
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.update(true, null));
    }

    @Test
    void anotherZoneThatShowsTheSameMomentsIsNoNews() {
        SlotContent west = said("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "07:45", "America/Sao_Paulo");
        SlotContent east = said("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "16:15", "Asia/Kolkata");
        assertThat(Planner.step(west, east, NOW)).isEqualTo(Step.NOTHING);
        assertThat(Planner.step(west, said("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "10:45", "Europe/London"), NOW))
                .as("until the clocks change in London").isEqualTo(Step.update(true, null));
    }

    @Test
    void aSparseSeriesThatHasBegunIsTheSameInAnotherZone() {
        String rule = "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15";
        SlotContent before = said(rule, "16:15", "Asia/Kolkata");
        Slot slot = new Slot(EARLY.id(), "", LocalTime.parse("16:15"), ZoneId.of("Asia/Colombo"), null);
        Instant later = NOW.plus(Duration.ofDays(200));
        SlotContent after = Samples.truth(Samples.meeting(rule, List.of(slot)), later).of(slot, 0, null).orElseThrow();
        assertThat(after.master().start()).isAfter(before.master().start());
        assertThat(Planner.step(before, after, later)).isEqualTo(Step.NOTHING);
    }

    @Test
    void theSameLastDateInAnotherZoneIsNoNews() {
        SlotContent west = said("FREQ=WEEKLY;UNTIL=20280406T235959", "09:15", "America/Los_Angeles");
        SlotContent east = said("FREQ=WEEKLY;UNTIL=20280406T235959", "12:15", "America/New_York");
        assertThat(Planner.step(west, east, NOW)).isEqualTo(Step.NOTHING);
    }

    @Test
    void aLaterFirstDateIsNoNewsWhereAllBeforeItWereCancelled() {
        SlotContent without = said(held, Samples.cancelled(DECEMBER));
        Meeting later = starting(JANUARY);
        assertThat(Planner.step(without, truth(later, without), NOW)).isEqualTo(Step.NOTHING);
        assertThat(Planner.step(held, truth(later, held), NOW)).isEqualTo(Step.update(true, null));
    }

    @Test
    void anotherTimeOfASeriesIsNoNewsWhereAllThatIsLeftWasMovedByItself() {
        Samples.Noted moved = Samples.moved(meeting, DECEMBER, DECEMBER.plusDays(1));
        Meeting last = Samples.with(meeting, "FREQ=MONTHLY;BYDAY=2TH;UNTIL=20261210T235959", List.of(EARLY));
        SlotContent before = java.util.Objects.requireNonNull(truth(last, held, moved));
        Slot sooner = new Slot(EARLY.id(), "Early", LocalTime.of(14, 0), BERLIN, null);
        Meeting changed = Samples.with(last, last.recurrence().toRule(), List.of(sooner));
        SlotContent after = Samples.truth(changed, NOW, moved).of(sooner, 0, before).orElseThrow();
        assertThat(Planner.step(before, after, NOW)).isEqualTo(Step.NOTHING);
    }

    @Test
    void whatIsSaidInAnotherZoneRisesEvenWhereOnlyWordsAreNew() {
        SlotContent west = said("FREQ=WEEKLY", "07:45", "America/Sao_Paulo");
        SlotContent east = said("FREQ=WEEKLY", "16:15", "Asia/Kolkata");
        SlotContent renamed = new SlotContent("Weekly call", east.online(), east.zone(), east.rule(), east.master(),
                east.excluded(), east.deviations());
        assertThat(Planner.step(west, renamed, NOW)).isEqualTo(Step.update(true, null));
    }

    @Test
    void theEndOfAllIsACancellationWhileSomethingLiesAhead() {
        assertThat(Planner.step(held, null, NOW)).isEqualTo(Step.CANCEL);
        SlotContent once = Samples.said(Samples.meeting("", List.of(EARLY)));
        assertThat(Planner.step(once, null, NOW.plus(Duration.ofDays(30)))).isEqualTo(Step.NOTHING);
    }

    @Test
    void changesOfThePastAreNotMailed() {
        Instant later = Instant.parse("2026-12-20T09:00:00Z");
        SlotContent truth = Samples.truth(meeting, later, Samples.topic(DECEMBER, "Noted later"))
                .of(EARLY, 0, held).orElseThrow();
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.NOTHING);
    }

    @Test
    void aSingleDateThatMovesIsAnUpdateOfTheWhole() {
        Meeting once = Samples.meeting("", List.of(EARLY));
        SlotContent first = Samples.said(once);
        SlotContent truth = truth(once, first, Samples.moved(once, DECEMBER, DECEMBER.plusDays(2)));
        assertThat(Planner.step(first, truth, NOW)).isEqualTo(Step.update(true, null));
        assertThat(Samples.truth(once, NOW, Samples.cancelled(DECEMBER)).of(EARLY, 0, first))
                .isEmpty();
    }

    @Test
    void whatOutlookCannotHoldBecomesTwoInvitations() {
        Meeting twice = Samples.meeting("FREQ=MONTHLY;BYDAY=1TU,3TU", List.of(EARLY));
        Truth truth = Samples.truth(twice, NOW);
        assertThat(truth.parts(EARLY)).containsExactly(0, 1);
        assertThat(List.of(truth.of(EARLY, 0, null).orElseThrow().master().start().toLocalDate(),
                truth.of(EARLY, 1, null).orElseThrow().master().start().toLocalDate()))
                .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 15));
        assertThat(truth.of(EARLY, 2, null)).isEmpty();
    }

    @Test
    void aCancelledNextDateIsNotWhereANewcomerStarts() {
        SlotContent content = Samples.said(meeting, Samples.cancelled(DECEMBER));
        assertThat(content.master().start()).isEqualTo(EARLY.on(JANUARY));
        assertThat(content.excluded()).isEmpty();
    }

    private static SlotContent said(String rule, String time, String zone) {
        Slot slot = new Slot(EARLY.id(), "", LocalTime.parse(time), ZoneId.of(zone), null);
        return Samples.truth(Samples.meeting(rule, List.of(slot)), NOW).of(slot, 0, null).orElseThrow();
    }

    private Meeting starting(LocalDate first) {
        return new Meeting(meeting.id(), meeting.group(), meeting.title(), meeting.description(), first,
                meeting.recurrence(), meeting.minutes(), meeting.venue(), meeting.slots(), false,
                meeting.chathamHouse(), null, meeting.status(), "", NOW, NOW, 2);
    }

    private Step step(Meeting now, Samples.Noted... rows) {
        return Planner.step(held, truth(now, held, rows), NOW);
    }

    private SlotContent said(SlotContent before, Samples.Noted... rows) {
        return java.util.Objects.requireNonNull(truth(meeting, before, rows));
    }

    private static @Nullable SlotContent truth(Meeting now, SlotContent before, Samples.Noted... rows) {
        return Samples.truth(now, NOW, rows).of(EARLY, 0, before).orElse(null);
    }
}

package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.meeting.Samples.BERLIN;
import static org.convene.meeting.Samples.DECEMBER;
import static org.convene.meeting.Samples.EARLY;
import static org.convene.meeting.Samples.JANUARY;
import static org.convene.meeting.Samples.NOW;

class PlannerTests {
    private final Meeting meeting = Samples.monthly();
    private final InvitationContent held = Samples.said(Samples.schedule(meeting));

    @Test
    void aNewcomerIsInvitedFromTheNextDateOn() {
        assertThat(Planner.step(null, held, NOW)).isEqualTo(Step.INVITE);
        assertThat(held.master().start()).isEqualTo(EARLY.on(DECEMBER));
    }

    @Test
    void nothingIsMailedWhileNothingChanges() {
        assertThat(step(meeting)).isEqualTo(Step.NOTHING);
        Instant later = NOW.plus(Duration.ofDays(200));
        InvitationContent truth = new Truth(Samples.schedule(meeting), later).of(EARLY, 0, held).orElseThrow();
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.NOTHING);
    }

    @Test
    void aMovedDateIsOneUpdateThatRises() {
        Step step = step(meeting, Samples.moved(meeting, DECEMBER, DECEMBER.plusDays(1)));
        assertThat(step).isEqualTo(Step.update(true, EARLY.on(DECEMBER), List.of()));
    }

    @Test
    void aTopicIsOneUpdateThatDoesNotRise() {
        Step step = step(meeting, Samples.topic(meeting, DECEMBER, "Buying well"));
        assertThat(step).isEqualTo(Step.update(false, EARLY.on(DECEMBER), List.of()));
    }

    @Test
    void aCancelledDateIsOneCancellation() {
        assertThat(step(meeting, Samples.cancelled(meeting, JANUARY)))
                .isEqualTo(Step.cancelOne(EARLY.on(JANUARY)));
    }

    @Test
    void aDateThatTakesPlaceAfterAllIsAnUpdateOfTheWhole() {
        InvitationContent without = said(held, Samples.cancelled(meeting, JANUARY));
        assertThat(without.excluded()).containsExactly(EARLY.on(JANUARY));
        assertThat(Planner.step(without, said(without), NOW)).isEqualTo(Step.update(true, null, List.of()));
    }

    @Test
    void aMoveTakenBackIsSaidOfThatDateAlone() {
        InvitationContent moved = said(held, Samples.moved(meeting, DECEMBER, DECEMBER.plusDays(1)));
        assertThat(Planner.step(moved, said(moved), NOW))
                .isEqualTo(Step.update(true, EARLY.on(DECEMBER), List.of()));
    }

    @Test
    void severalChangesAreOneUpdateOfTheWholeWithWhatIsLikeTheOthersAgain() {
        InvitationContent topic = said(held, Samples.topic(meeting, DECEMBER, "Buying well"));
        Step step = Planner.step(topic, said(topic, Samples.cancelled(meeting, JANUARY)), NOW);
        assertThat(step).isEqualTo(Step.update(true, null, List.of(EARLY.on(DECEMBER))));
    }

    @Test
    void anotherTimeIsAnUpdateThatStartsWithTheNextDate() {
        Slot sooner = new Slot(EARLY.id(), "Early", LocalTime.of(14, 0), BERLIN, null);
        Meeting changed = Samples.with(meeting, "FREQ=MONTHLY;BYDAY=2TH", List.of(sooner));
        Instant later = NOW.plus(Duration.ofDays(30));
        InvitationContent truth = new Truth(Samples.schedule(changed), later).of(sooner, 0, held).orElseThrow();
        assertThat(truth.master().start()).isEqualTo(sooner.on(JANUARY));
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.update(true, null, List.of()));
    }

    @Test
    void anEndKeepsTheFirstDate() {
        Meeting ending = Samples.with(meeting, "FREQ=MONTHLY;BYDAY=2TH;UNTIL=20270315T235959", List.of(EARLY));
        Instant later = NOW.plus(Duration.ofDays(30));
        InvitationContent truth = new Truth(Samples.schedule(ending), later).of(EARLY, 0, held).orElseThrow();
        assertThat(truth.master().start()).isEqualTo(EARLY.on(DECEMBER));
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.update(true, null, List.of()));
    }

    @Test
    void theEndOfAllIsACancellationWhileSomethingLiesAhead() {
        assertThat(Planner.step(held, null, NOW)).isEqualTo(Step.CANCEL);
        InvitationContent once = Samples.said(Samples.schedule(Samples.meeting("", List.of(EARLY))));
        assertThat(Planner.step(once, null, NOW.plus(Duration.ofDays(30)))).isEqualTo(Step.NOTHING);
    }

    @Test
    void changesOfThePastAreNotMailed() {
        Instant later = Instant.parse("2026-12-20T09:00:00Z");
        InvitationContent truth = new Truth(Samples.schedule(meeting, Samples.topic(meeting, DECEMBER, "Noted later")),
                later).of(EARLY, 0, held).orElseThrow();
        assertThat(Planner.step(held, truth, later)).isEqualTo(Step.NOTHING);
    }

    @Test
    void aSingleDateThatMovesIsAnUpdateOfTheWhole() {
        Meeting once = Samples.meeting("", List.of(EARLY));
        InvitationContent first = Samples.said(Samples.schedule(once));
        InvitationContent truth = truth(once, first, Samples.moved(once, DECEMBER, DECEMBER.plusDays(2)));
        assertThat(Planner.step(first, truth, NOW)).isEqualTo(Step.update(true, null, List.of()));
        assertThat(new Truth(Samples.schedule(once, Samples.cancelled(once, DECEMBER)), NOW).of(EARLY, 0, first))
                .isEmpty();
    }

    @Test
    void whatOutlookCannotHoldBecomesTwoInvitations() {
        Meeting twice = Samples.meeting("FREQ=MONTHLY;BYDAY=1TU,3TU", List.of(EARLY));
        Truth truth = new Truth(Samples.schedule(twice), NOW);
        assertThat(truth.parts(EARLY)).isEqualTo(2);
        assertThat(List.of(truth.of(EARLY, 0, null).orElseThrow().master().start().toLocalDate(),
                truth.of(EARLY, 1, null).orElseThrow().master().start().toLocalDate()))
                .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 15));
        assertThat(truth.of(EARLY, 2, null)).isEmpty();
    }

    @Test
    void aCancelledNextDateIsNotWhereANewcomerStarts() {
        InvitationContent content = Samples.said(Samples.schedule(meeting, Samples.cancelled(meeting, DECEMBER)));
        assertThat(content.master().start()).isEqualTo(EARLY.on(JANUARY));
        assertThat(content.excluded()).isEmpty();
    }

    private Step step(Meeting now, SessionRow... rows) {
        return Planner.step(held, truth(now, held, rows), NOW);
    }

    private InvitationContent said(InvitationContent before, SessionRow... rows) {
        return java.util.Objects.requireNonNull(truth(meeting, before, rows));
    }

    private static @Nullable InvitationContent truth(Meeting now, InvitationContent before, SessionRow... rows) {
        return new Truth(Samples.schedule(now, rows), NOW).of(EARLY, 0, before).orElse(null);
    }
}

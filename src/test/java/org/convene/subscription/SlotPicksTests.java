package org.convene.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What ticks, lists and cells mean. */
class SlotPicksTests {
    private static final UUID EARLY = UUID.randomUUID();
    private static final UUID LATE = UUID.randomUUID();
    private static final UUID NOON = UUID.randomUUID();
    private static final UUID NIGHT = UUID.randomUUID();
    private static final UUID GONE = UUID.randomUUID();
    private final Problems problems = new Problems();
    private final SlotPicks picks = new SlotPicks(List.of(offer("Call", EARLY, "Early", LATE, "Late"),
            offer("Clinic", NOON, "Noon", NIGHT, "late")), problems);

    @Test
    void allTicksOfAMeetingAreAllItsSlotsLaterOnesIncluded() {
        assertThat(picks.ticked(Set.of(EARLY, GONE), ids(EARLY, LATE), ids(EARLY, LATE))).containsExactly(GONE);
        assertThat(problems.any()).isFalse();
    }

    @Test
    void whatTheFormDidNotShowStays() {
        assertThat(picks.ticked(Set.of(NOON), ids(EARLY, LATE), ids(LATE))).containsExactlyInAnyOrder(NOON, LATE);
        assertThat(picks.ticked(Set.of(NOON), List.of(), List.of())).containsExactly(NOON);
        assertThat(picks.ticked(Set.of(NOON), ids(EARLY, LATE), ids(LATE, NIGHT))).containsExactlyInAnyOrder(NOON,
                LATE);
    }

    @Test
    void oneOfEachMeetingHasToBeTicked() {
        picks.ticked(Set.of(), ids(EARLY, LATE, NOON, NIGHT), ids(EARLY));
        assertThat(wrong()).singleElement().satisfies(one -> {
            assertThat(one.field()).isEqualTo("slots");
            assertThat(one.args()).containsExactly("Clinic");
        });
    }

    @Test
    void aListNamesSomeOfOneMeetingAndLeavesTheOtherWhole() {
        assertThat(picks.named(ids(NIGHT))).containsExactly(NIGHT);
        assertThat(picks.named(List.of())).isEmpty();
        assertThat(picks.named(ids(NOON, NIGHT))).isEmpty();
        assertThat(problems.any()).isFalse();
        picks.named(List.of(GONE.toString(), "x", ""));
        assertThat(wrong()).hasSize(1);
    }

    @Test
    void aCellTakesNamesInAnyCaseAndIds() {
        assertThat(picks.written(" early ;" + NOON)).containsExactlyInAnyOrder(EARLY, NOON);
        assertThat(picks.written("")).isEmpty();
        assertThat(problems.any()).isFalse();
        picks.written("Midnight");
        assertThat(wrong()).hasSize(1);
    }

    @Test
    void aTableNamesASlotByItsIdWhereItsNameIsAnotherOnesToo() {
        assertThat(picks.names()).containsEntry(EARLY, "Early").containsEntry(LATE, LATE.toString())
                .containsEntry(NIGHT, NIGHT.toString());
    }

    private List<FieldProblem> wrong() {
        return catchThrowableOfType(InvalidInput.class, problems::throwIfAny).problems();
    }

    private static List<String> ids(UUID... slots) {
        return Arrays.stream(slots).map(UUID::toString).toList();
    }

    private static SlotOffer offer(String title, UUID first, String one, UUID second, String other) {
        List<SlotOffer.Time> times = new ArrayList<>();
        times.add(new SlotOffer.Time(first, one, one, "15:00–16:00", "Thursday", "Berlin"));
        times.add(new SlotOffer.Time(second, other, other, "18:00–19:00", "Thursday", "Berlin"));
        return new SlotOffer(UUID.randomUUID(), UUID.randomUUID(), title, false, times);
    }
}

package org.convene.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first promise: whatever moderators do and whoever comes and goes, each member's calendar shows what the group decided.
 * Seeded sequences; {@code -Dconvene.model.sequences=1000} for the long run, {@code -Dconvene.model.first} to begin elsewhere.
 */
class CalendarModelTests {
    private static final int STEPS = 200;
    private static final long FIRST = Long.getLong("convene.model.first", 0);
    private static final int SEQUENCES = Integer.getInteger("convene.model.sequences", 50);

    static List<Long> seeds() {
        return java.util.stream.LongStream.range(FIRST, FIRST + SEQUENCES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCalendarShowsWhatIsTrue(long seed) {
        RandomGenerator random = new Random(seed);
        SimulatedGroup group = new SimulatedGroup(random);
        List<String> story = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            story.add(group.now() + " " + group.step());
            if (random.nextInt(4) > 0) {
                group.send();
                story.add(group.now() + " send");
                CalendarCheck.everybody(group, () -> seed + " "
                        + String.join("\n", story.subList(Math.max(0, story.size() - 12), story.size())));
            }
            group.people.forEach(person -> CalendarCheck.deliverSome(person, random));
        }
        group.send();
        CalendarCheck.everybody(group, () -> seed + " " + story.subList(story.size() - 8, story.size()));
        assertThat(group.mails()).isGreaterThan(0);
        group.people.forEach(person -> CalendarCheck.deliverRest(group, person, "seed " + seed));
    }
}

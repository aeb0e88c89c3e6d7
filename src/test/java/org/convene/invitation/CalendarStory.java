package org.convene.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to one simulated group; each step depends on the seed and its own number alone, so that any can be left out. */
final class CalendarStory {
    private static final int LAST = 12;
    private static final int KIND = 8;
    private final long seed;

    CalendarStory(long seed) {
        this.seed = seed;
    }

    private static final class Wrong extends AssertionError {
        private static final long serialVersionUID = 1;
        private final int step;

        Wrong(String message, int step, AssertionError cause) {
            super(message, cause);
            this.step = step;
        }

        /** Whether the same kind of thing is wrong. */
        private boolean like(Wrong other) {
            return kind().equals(other.kind());
        }

        private String kind() {
            String message = String.valueOf(getMessage());
            return message.substring(0, Math.min(KIND, message.length()));
        }
    }

    /** Runs through it, looking at all calendars after every mailing. */
    void tell(int steps) {
        assertThat(tell(IntStream.range(0, steps).boxed().toList()).mails()).isGreaterThan(0);
    }

    /** As {@link #tell(int)}; where something is wrong, says the fewest steps found that lead there. */
    void tellShortest(int steps) {
        try {
            tell(steps);
        } catch (Wrong wrong) {
            throw shortest(wrong);
        }
    }

    private SimulatedGroup tell(List<Integer> steps) {
        Random random = new Random(seed);
        SimulatedGroup group = new SimulatedGroup(random);
        List<String> story = new ArrayList<>();
        for (int step : steps) {
            random.setSeed(new SplittableRandom(seed * 1_000_003 + step).nextLong());
            checked(step, story, () -> happen(group, random, story));
        }
        checked(steps.isEmpty() ? 0 : steps.getLast(), story, () -> end(group, story));
        return group;
    }

    private void happen(SimulatedGroup group, Random random, List<String> story) {
        story.add(group.now() + " " + group.step());
        if (random.nextInt(4) > 0) {
            group.send();
            story.add(group.now() + " send");
            CalendarCheck.everybody(group, last(story));
        }
        group.people.forEach(person -> CalendarCheck.deliverSome(person, random));
    }

    private void end(SimulatedGroup group, List<String> story) {
        group.send();
        CalendarCheck.everybody(group, last(story));
        group.renameZones();
        CalendarCheck.reminders(group, last(story));
        group.people.forEach(person -> CalendarCheck.deliverRest(group, person, "seed " + seed));
    }

    private Supplier<String> last(List<String> story) {
        return () -> seed + " " + String.join("\n", story.subList(Math.max(0, story.size() - LAST), story.size()));
    }

    private static void checked(int step, List<String> story, Runnable part) {
        try {
            part.run();
        } catch (AssertionError wrong) {
            throw new Wrong(wrong.getMessage() + "\nafter " + story.size() + " lines", step, wrong);
        }
    }

    private AssertionError shortest(Wrong first) {
        Wrong wrong = first;
        List<Integer> steps = IntStream.rangeClosed(0, wrong.step).boxed().toList();
        for (int many = steps.size() / 2; many > 0; many /= 2) {
            for (int from = 0; from < steps.size();) {
                List<Integer> fewer = new ArrayList<>(steps);
                fewer.subList(from, Math.min(from + many, fewer.size())).clear();
                Wrong still = wrong(fewer);
                if (still == null || !still.like(first)) {
                    from += many;
                } else {
                    int last = still.step;
                    wrong = still;
                    steps = fewer.stream().filter(step -> step <= last).toList();
                }
            }
        }
        return wrong;
    }

    private @Nullable Wrong wrong(List<Integer> steps) {
        try {
            tell(steps);
            return null;
        } catch (Wrong wrong) {
            return wrong;
        }
    }
}

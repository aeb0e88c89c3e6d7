package org.convene.invitation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first promise: whatever moderators do and whoever comes and goes, each member's calendar shows what the group decided.
 * Seeded sequences; {@code -Dconvene.model.sequences=1000} for the long run.
 */
class CalendarModelTests {
    private static final int STEPS = 200;
    private static final int SEQUENCES = Integer.getInteger("convene.model.sequences", 15);

    static List<Long> seeds() {
        return java.util.stream.LongStream.range(0, SEQUENCES).boxed().toList();
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
                for (SimulatedGroup.Person person : group.people) {
                    check(group, person, seed + " " + String.join("\n", story.subList(Math.max(0, story.size() - 12),
                            story.size())));
                }
            }
        }
        assertThat(group.mails()).isGreaterThan(0);
        group.people.forEach(person -> confused(group, person, random));
    }

    private static void check(SimulatedGroup group, SimulatedGroup.Person person, String story) {
        List<SimulatedGroup.Posted> fresh = person.received.subList(person.read, person.received.size());
        for (SimulatedGroup.Posted post : fresh) {
            List<SimulatedCalendar.Shown> before = person.replacing.shown(post.at());
            person.replacing.receive(post.mail());
            person.keeping.receive(post.mail());
            assertThat(person.replacing.shown(post.at())).as("changes nothing: %s%n%s", post.mail().calendar(), story)
                    .isNotEqualTo(before);
        }
        person.read = person.received.size();
        same(person.replacing.shown(group.now()), group.truth(person), "replacing " + story);
        same(person.keeping.shown(group.now()), group.truth(person), "keeping exceptions " + story);
    }

    private static void same(List<SimulatedCalendar.Shown> shown, List<SimulatedCalendar.Shown> truth, String story) {
        List<SimulatedCalendar.Shown> wrong = new ArrayList<>(shown);
        truth.forEach(wrong::remove);
        List<SimulatedCalendar.Shown> missing = new ArrayList<>(truth);
        shown.forEach(missing::remove);
        assertThat(List.of(wrong.stream().limit(5).toList(), missing.stream().limit(5).toList()))
                .as("shown wrongly, missing: %s", story).isEqualTo(List.of(List.of(), List.of()));
    }

    /** The same mails, shuffled and some of them twice. */
    private static void confused(SimulatedGroup group, SimulatedGroup.Person person, RandomGenerator random) {
        List<SimulatedGroup.Posted> mails = new ArrayList<>(person.received);
        person.received.stream().filter(mail -> random.nextInt(3) == 0).forEach(mails::add);
        Collections.shuffle(mails, Random.from(random));
        SimulatedCalendar calendar = new SimulatedCalendar(false);
        mails.forEach(post -> calendar.receive(post.mail()));
        same(calendar.shown(group.now()), person.replacing.shown(group.now()), "shuffled");
    }
}

package org.convene.invitation;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first promise: whatever moderators do and whoever comes and goes, each member's calendar shows what the group decided.
 * Seeded sequences; {@code -Dconvene.model.sequences=1000} for the long run, {@code -Dconvene.model.first=1000} to begin
 * elsewhere, {@code -Dconvene.model.seeds=398,537} for these alone, {@code -Dconvene.model.shortest=true} to be told the
 * fewest steps that go wrong.
 */
class CalendarModelTests {
    private static final int STEPS = 200;
    private static final long FIRST = Long.getLong("convene.model.first", 0);
    private static final int SEQUENCES = Integer.getInteger("convene.model.sequences", 50);
    private static final String SEEDS = System.getProperty("convene.model.seeds", "");

    static List<Long> seeds() {
        return SEEDS.isEmpty()
                ? LongStream.range(FIRST, FIRST + SEQUENCES).boxed().toList()
                : Stream.of(SEEDS.split(",")).map(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCalendarShowsWhatIsTrue(long seed) {
        CalendarStory story = new CalendarStory(seed);
        if (Boolean.getBoolean("convene.model.shortest")) {
            story.tellShortest(STEPS);
        } else {
            story.tell(STEPS);
        }
    }
}

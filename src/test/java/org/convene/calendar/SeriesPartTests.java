package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesPartTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime START = LocalDateTime.of(2026, 12, 3, 15, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FREQ=WEEKLY | 2", "FREQ=WEEKLY;BYDAY=TU,TH | 2",
            "FREQ=WEEKLY;BYDAY=MO,TU,TH | 2",
            "FREQ=MONTHLY;BYDAY=1TU,3TU | 2", "FREQ=MONTHLY;BYDAY=2TH | 3", "FREQ=DAILY;INTERVAL=2 | 3",
            "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20290101 | 2", "FREQ=WEEKLY;COUNT=9 | 4"})
    void slotsThatTakeTurnsHaveAllDatesBetweenThem(String rule, int slots) {
        Recurrence whole = Recurrence.parse(rule);
        List<LocalDateTime> all = whole.dates(START, BERLIN, START, 40);
        for (int turn = 0; turn < slots; turn++) {
            int mine = turn;
            List<SeriesPart> parts = whole.series(START, BERLIN, turn, slots);
            assertThat(parts).isNotEmpty().allMatch(part -> part.rule().fitsOneSeries(part.first()));
            assertThat(parts.stream().flatMap(part -> part.rule().dates(part.first(), BERLIN, START, 40).stream())
                    .sorted().filter(date -> !date.isAfter(all.getLast()))).containsExactlyElementsOf(
                            IntStream.range(0, all.size()).filter(index -> index % slots == mine).mapToObj(all::get)
                                    .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"Australia/Sydney", "America/Los_Angeles", "UTC"})
    void theLastDateIsSomebodysTurnInEveryZone(ZoneId zone) {
        Recurrence rule = Recurrence.parse("FREQ=MONTHLY;BYDAY=1TU,3TU;UNTIL=20270119T235959");
        LocalDateTime start = LocalDateTime.of(2026, 12, 1, 14, 0);
        List<SeriesPart> parts = rule.series(start, zone, 0, 3);
        assertThat(parts.stream().flatMap(part -> part.rule().dates(part.first(), zone, start, 10).stream()).sorted())
                .containsExactly(start, LocalDateTime.of(2027, 1, 19, 14, 0));
    }

    @Test
    void whatNoProgramHoldsIsNoSeries() {
        assertThat(Stream.of("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYDAY=5TU", "FREQ=MONTHLY;BYDAY=4TU,-1TU")
                .map(rule -> Recurrence.parse(rule).series(START, BERLIN, 0, 1).size())).containsExactly(0, 0, 1);
    }

    @Test
    void datesAreCountedFromTheStart() {
        Recurrence weekly = Recurrence.parse("FREQ=WEEKLY");
        assertThat(weekly.datesBefore(START, START)).isZero();
        assertThat(weekly.datesBefore(START, START.plusWeeks(1000))).isEqualTo(1000);
    }
}

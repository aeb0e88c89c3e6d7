package org.convene.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.convene.calendar.UnsupportedRecurrence.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RecurrenceTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void secondTuesdaysOf2026() {
        Recurrence rule = Recurrence.parse("FREQ=MONTHLY;BYDAY=2TU");
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 11, 0);
        assertThat(rule.dates(start, LOS_ANGELES, start, 12)).extracting(date -> date.toLocalDate().toString())
                .containsExactly("2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14", "2026-05-12", "2026-06-09",
                        "2026-07-14", "2026-08-11", "2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08");
        assertThat(rule.dates(start, LOS_ANGELES, start, 12))
                .extracting(date -> LocalTimes.instant(date, LOS_ANGELES).toString().substring(11, 16))
                .containsExactly("19:00", "19:00", "18:00", "18:00", "18:00", "18:00", "18:00", "18:00", "18:00",
                        "18:00",
                        "19:00", "19:00");
    }

    @Test
    void firstAndThirdTuesdaysAreTwoSeriesForOutlook() {
        Recurrence rule = Recurrence.parse("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=5");
        LocalDateTime start = LocalDateTime.of(2026, 1, 6, 9, 0);
        assertThat(rule.fitsOneSeries(start)).isFalse();
        assertThat(rule.split(start, BERLIN)).extracting(Recurrence::toRule).containsExactly(
                "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20260303T080000Z", "FREQ=MONTHLY;BYDAY=3TU;UNTIL=20260303T080000Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FREQ=MONTHLY;BYDAY=4TU,-1TU | FREQ=MONTHLY;BYDAY=4TU,-1TU",
            "FREQ=MONTHLY;BYMONTH=3,9;BYDAY=2TH | FREQ=YEARLY;BYMONTH=3;BYDAY=2TH + FREQ=YEARLY;BYMONTH=9;BYDAY=2TH",
            "FREQ=DAILY;BYDAY=MO,TU | FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=MONTHLY;BYDAY=MO | FREQ=WEEKLY;BYDAY=MO",
            "FREQ=MONTHLY;BYMONTHDAY=31 | FREQ=MONTHLY;BYMONTHDAY=31",
            "FREQ=MONTHLY;BYMONTHDAY=1,15 | FREQ=MONTHLY;BYMONTHDAY=1 + FREQ=MONTHLY;BYMONTHDAY=15",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1 + FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"})
    void splitsOnlyWhereThePartsKeepTheDates(String rule, String parts) {
        assertThat(Recurrence.parse(rule).split(LocalDateTime.of(2026, 1, 1, 9, 0), BERLIN).stream()
                .map(Recurrence::toRule)).containsExactly(parts.split(" \\+ "));
    }

    @Test
    void generatedDatesInAGapAreLeftOutAndNotCounted() {
        LocalDateTime start = LocalDateTime.of(2026, 3, 1, 2, 30);
        assertThat(Recurrence.parse("FREQ=WEEKLY;COUNT=3").dates(start, NEW_YORK, start, 9)).containsExactly(start,
                start.plusWeeks(2), start.plusWeeks(3));
    }

    @Test
    void aStartInAGapKeepsItsPlaceAndMovesPastTheGap() {
        LocalDateTime start = LocalDateTime.of(2026, 3, 8, 2, 30);
        assertThat(Recurrence.weekly(1).count(2).dates(start, NEW_YORK, start, 9)).containsExactly(start,
                start.plusWeeks(1));
        assertThat(LocalTimes.instant(start, NEW_YORK)).isEqualTo("2026-03-08T07:30:00Z");
    }

    @Test
    void anAmbiguousTimeIsTheFirstOfTheTwo() {
        assertThat(LocalTimes.instant(LocalDateTime.of(2026, 11, 1, 1, 30), NEW_YORK))
                .isEqualTo("2026-11-01T05:30:00Z");
    }

    @Test
    void untilIsInclusiveAndMayFallIntoTheOverlap() {
        LocalDateTime start = LocalDateTime.of(2026, 10, 25, 1, 30);
        String rule = "FREQ=WEEKLY;UNTIL=20261101T053000Z";
        assertThat(Recurrence.parse(rule).dates(start, NEW_YORK, start, 9)).hasSize(2);
        assertThat(Recurrence.parse(rule.replace("053000", "052959")).dates(start, NEW_YORK, start, 9)).hasSize(1);
        assertThat(Recurrence.weekly(1).until(LocalDate.of(2026, 11, 1)).dates(start, NEW_YORK, start, 9)).hasSize(2);
    }

    @Test
    void calendarObjectsCarryUntilInUtcAndNeverCount() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 8, 15, 0);
        assertThat(Recurrence.weekly(2, DayOfWeek.THURSDAY).count(3).toRule(start, BERLIN))
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20260205T140000Z");
        assertThat(Recurrence.weekly(1).until(LocalDate.of(2026, 7, 1)).toRule(start, BERLIN))
                .isEqualTo("FREQ=WEEKLY;UNTIL=20260701T215959Z");
    }

    @Test
    void twentyNinthOfFebruaryComesEveryFourYears() {
        LocalDateTime start = LocalDateTime.of(2024, 2, 29, 10, 0);
        assertThat(Recurrence.parse("FREQ=YEARLY").dates(start, BERLIN, start, 3))
                .extracting(LocalDateTime::getYear).containsExactly(2024, 2028, 2032);
    }

    @Test
    void aFarStartCostsNothing() {
        LocalDateTime start = LocalDateTime.of(1900, 1, 1, 10, 0);
        LocalDateTime from = LocalDateTime.of(2026, 5, 6, 11, 0);
        assertThat(Recurrence.parse("FREQ=DAILY;INTERVAL=7").dates(start, BERLIN, from, 1))
                .containsExactly(LocalDateTime.of(2026, 5, 11, 10, 0));
        assertThat(Recurrence.parse("FREQ=DAILY;COUNT=730;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO")
                .dates(LocalDateTime.of(-9999, 1, 1, 0, 0), BERLIN, from, 800)).isEmpty();
    }

    @Test
    void onceIsItsStartOnly() {
        LocalDateTime start = LocalDateTime.of(2026, 1, 8, 15, 0);
        assertThat(Recurrence.parse(" ")).isEqualTo(Recurrence.ONCE);
        assertThat(Recurrence.ONCE.dates(start, BERLIN, start, 5)).containsExactly(start);
        assertThat(Recurrence.ONCE.dates(start, BERLIN, start.plusDays(1), 5)).isEmpty();
        assertThat(Recurrence.ONCE.toRule()).isEmpty();
    }

    @Test
    void factoriesWriteWhatTheySay() {
        assertThat(Recurrence.monthly(1, new NthDay(2, DayOfWeek.TUESDAY), new NthDay(-1, DayOfWeek.TUESDAY)).toRule())
                .isEqualTo("FREQ=MONTHLY;BYDAY=2TU,-1TU");
        assertThat(Recurrence.monthlyOn(3, 1, -1).count(4).toRule())
                .isEqualTo("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,-1;COUNT=4");
        assertThat(Recurrence.parse("rrule:freq=weekly;wkst=su;byday=mo,mo").toRule())
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO;WKST=SU");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FREQ=SECONDLY | TOO_FREQUENT", "FREQ=HOURLY;COUNT=2 | TOO_FREQUENT",
            "FREQ=DAILY;COUNT=731 | RANGE", "FREQ=DAILY;COUNT=0 | RANGE", "FREQ=DAILY;INTERVAL=0 | RANGE",
            "FREQ=DAILY;INTERVAL=99999999999 | MALFORMED", "FREQ=WEEKLY;COUNT=2;UNTIL=20260101 | TWO_ENDS",
            "FREQ=YEARLY;BYWEEKNO=20 | PART", "FREQ=DAILY;BYHOUR=9,10 | PART",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | NO_DATE",
            "FREQ=MONTHLY;BYDAY=6TU | RANGE", "FREQ=MONTHLY;BYMONTHDAY=32 | RANGE", "FREQ=MONTHLY;BYMONTHDAY=0 | RANGE",
            "FREQ=WEEKLY;BYDAY=2TU | MALFORMED", "FREQ=WEEKLY;BYMONTHDAY=2 | MALFORMED", "FREQ=FORTNIGHTLY | MALFORMED",
            "BYDAY=TU | MALFORMED", "FREQ=DAILY;FREQ=DAILY | MALFORMED", "FREQ=DAILY; | MALFORMED",
            "FREQ=DAILY;UNTIL=20260230 | MALFORMED", "FREQ=DAILY;UNTIL=tomorrow | MALFORMED",
            "second Tuesday | MALFORMED",
            "FREQ=MONTHLY;BYSETPOS=1 | MALFORMED", "FREQ=YEARLY;BYMONTHDAY=1 | PART", "FREQ=DAILY;X-ODD=1 | MALFORMED"})
    void refusesWithAReason(String rule, Reason reason) {
        assertThatExceptionOfType(UnsupportedRecurrence.class).isThrownBy(() -> Recurrence.parse(rule))
                .extracting(UnsupportedRecurrence::reason).isEqualTo(reason);
    }

    @Test
    void refusalsRepeatOnlyHarmlessText() {
        String hostile = "FREQ=DAILY;\r\nATTENDEE=\u202e" + "x".repeat(300);
        assertThatExceptionOfType(UnsupportedRecurrence.class).isThrownBy(() -> Recurrence.parse(hostile))
                .satisfies(refused -> assertThat(refused.part()).hasSizeLessThanOrEqualTo(40).matches("[ -~]+"));
        assertThat(List.of(Reason.values())).allSatisfy(
                reason -> assertThat(new UnsupportedRecurrence(reason, "").code()).startsWith("problem.calendar."));
    }
}

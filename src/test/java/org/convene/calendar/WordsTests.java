package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 13, 11, 0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"FREQ=MONTHLY;BYDAY=2TU | every month on the second Tuesday",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU,-1TH | every 3 months on the first Tuesday and the last Thursday",
            "FREQ=WEEKLY | every Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO | every 2 weeks on Monday and Thursday",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | every working day, Monday to Friday", "FREQ=DAILY | every day",
            "FREQ=DAILY;INTERVAL=3 | every 3 days", "FREQ=MONTHLY | every month on day 13",
            "FREQ=MONTHLY;BYMONTHDAY=1,15,-1 | every month on day 1, day 15 and the last day",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | every month on the last working day",
            "FREQ=YEARLY | every year on 13 January",
            "FREQ=YEARLY;BYMONTH=3,9;BYDAY=2TU | every year on the second Tuesday, in March and September",
            "FREQ=WEEKLY;UNTIL=20260401T215959Z | every Tuesday, until 1 April 2026",
            "FREQ=WEEKLY;COUNT=12 | every Tuesday, 12 times",
            "FREQ=MONTHLY;BYDAY=MO | on dates that change from time to time"})
    void rulesInEnglish(String rule, String words) {
        assertThat(RecurrenceWords.of(Recurrence.parse(rule), START, BERLIN, Locale.ENGLISH)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "de | jeden Monat am zweiten Dienstag und letzten Donnerstag, bis zum 1. April 2026",
            "fr | chaque mois, le deuxième mardi et le dernier jeudi, jusqu’au 1 avril 2026",
            "es | cada mes, el segundo martes y el último jueves, hasta el 1 de abril de 2026",
            "ja | 毎月第2火曜日、最終木曜日、2026年4月1日まで"})
    void rulesInOtherLanguages(String language, String words) {
        assertThat(RecurrenceWords.of(Recurrence.parse("FREQ=MONTHLY;BYDAY=2TU,-1TH;UNTIL=20260401"), START, BERLIN,
                Locale.forLanguageTag(language))).isEqualTo(words);
    }

    @Test
    void everyAcceptedRuleHasWordsInEveryLanguage() {
        GeneratedRules.cases(500).forEach(drawn -> {
            for (String language : List.of("en", "de", "fr", "es", "ja", "pt")) {
                try {
                    assertThat(RecurrenceWords.of(Recurrence.parse(drawn.rule()), drawn.start(), BERLIN,
                            Locale.forLanguageTag(language))).isNotBlank().doesNotContain("{");
                } catch (UnsupportedRecurrence refused) {
                    assertThat(refused.reason()).isEqualTo(UnsupportedRecurrence.Reason.NO_DATE);
                }
            }
        });
    }

    @Test
    void theReadersTimeComesFirstAndTheOthersInOrder() {
        OccurrenceTimes times = OccurrenceTimes.of(Instant.parse("2026-12-10T14:00:00Z"), Duration.ofHours(1), BERLIN,
                List.of(KOLKATA, BERLIN, ZoneId.of("UTC"), NEW_YORK, LOS_ANGELES), Locale.ENGLISH);
        assertThat(times).isEqualTo(new OccurrenceTimes("Thursday", "10 December 2026", "15:00–16:00", "Berlin",
                List.of("06:00 Los Angeles", "09:00 New York", "14:00 UTC", "19:30 Kolkata")));
    }

    @Test
    void theDayIsToldWhereItDiffers() {
        Instant winter = LocalDateTime.of(2026, 1, 13, 11, 0).atZone(LOS_ANGELES).toInstant();
        assertThat(OccurrenceTimes.of(winter, Duration.ofMinutes(90), LOS_ANGELES, List.of(KOLKATA), Locale.ENGLISH))
                .isEqualTo(
                        new OccurrenceTimes("Tuesday", "13 January 2026", "11:00\u00A0AM–12:30\u00A0PM", "Los Angeles",
                                List.of("12:30\u00A0AM Kolkata (Wednesday 14 January)")));
        assertThat(OccurrenceTimes.of(winter, Duration.ofMinutes(30), LOS_ANGELES, List.of(KOLKATA), Locale.GERMAN))
                .isEqualTo(new OccurrenceTimes("Dienstag", "13. Januar 2026", "11:00–11:30", "Los Angeles",
                        List.of("00:30 Kalkutta (Mittwoch, 14. Januar)")));
        assertThat(OccurrenceTimes.of(winter, Duration.ofMinutes(30), BERLIN, List.of(KOLKATA), Locale.JAPANESE))
                .isEqualTo(new OccurrenceTimes("火曜日", "2026年1月13日", "20:00–20:30", "ベルリン",
                        List.of("00:30 コルカタ (1月14日水曜日)")));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-12, 10:00 New York, 07:00 Los Angeles", "2026-04-09, 09:00 New York, 06:00 Los Angeles",
            "2026-10-29, 10:00 New York, 07:00 Los Angeles"})
    void theThreeWeeksWhenTheOceanIsNarrower(String date, String newYork, String losAngeles) {
        Instant start = LocalDateTime.parse(date + "T15:00").atZone(BERLIN).toInstant();
        assertThat(
                OccurrenceTimes.of(start, Duration.ofHours(1), BERLIN, List.of(NEW_YORK, LOS_ANGELES), Locale.ENGLISH)
                        .zones())
                .containsExactly(losAngeles, newYork);
    }

    @Test
    void clocksThatMoveAreTold() {
        Instant february = LocalDateTime.of(2026, 2, 10, 11, 0).atZone(LOS_ANGELES).toInstant();
        Instant march = LocalDateTime.of(2026, 3, 10, 11, 0).atZone(LOS_ANGELES).toInstant();
        Instant april = LocalDateTime.of(2026, 4, 14, 11, 0).atZone(LOS_ANGELES).toInstant();
        assertThat(ShiftNotice.between(february, march, LOS_ANGELES, NEW_YORK)).isEmpty();
        assertThat(ShiftNotice.between(february, march, LOS_ANGELES, BERLIN).orElseThrow().words(Locale.ENGLISH))
                .isEqualTo("One hour earlier for you than last time, because the clocks change in Los Angeles.");
        assertThat(ShiftNotice.between(march, april, LOS_ANGELES, BERLIN).orElseThrow().words(Locale.GERMAN))
                .isEqualTo(
                        "Für Sie eine Stunde später als beim letzten Mal, weil in Berlin die Uhren umgestellt werden.");
        ShiftNotice sydney = ShiftNotice.between(march, april, LOS_ANGELES, ZoneId.of("Australia/Sydney"))
                .orElseThrow();
        assertThat(sydney.shift()).isEqualTo(Duration.ofHours(-1));
        ShiftNotice lordHowe = ShiftNotice.between(march, april, BERLIN, ZoneId.of("Australia/Lord_Howe"))
                .orElseThrow();
        assertThat(lordHowe.words(Locale.FRENCH)).startsWith("90 minutes plus tôt").contains("Berlin et ");
    }

    @Test
    void aMovedMeetingIsNoShift() {
        Instant first = Instant.parse("2026-01-13T10:00:00Z");
        assertThat(ShiftNotice.between(first, first.plus(Duration.ofDays(7)).plusSeconds(7200), BERLIN, NEW_YORK))
                .isEmpty();
    }

    @Test
    void zonesAreKnownByPlace() {
        assertThat(ZoneWords.parse("Europe/Berlin")).contains(BERLIN);
        for (String odd : List.of("EST", "CET", "GMT+2", "+02:00", "Mars/Olympus", "", "Z", "SystemV/PST8",
                "europe/berlin")) {
            assertThat(ZoneWords.parse(odd)).as(odd).isEmpty();
        }
        assertThat(ZoneWords.choices()).contains(BERLIN, KOLKATA, ZoneId.of("America/Argentina/Buenos_Aires"))
                .doesNotContain(ZoneId.of("Asia/Calcutta"), ZoneId.of("US/Pacific")).hasSizeGreaterThan(400)
                .allSatisfy(zone -> assertThat(ZoneWords.parse(zone.getId())).isPresent());
        assertThat(ZoneWords.city(ZoneId.of("Etc/UTC"), Locale.FRENCH)).isEqualTo("UTC");
        assertThat(ZoneWords.city(ZoneId.of("America/Sao_Paulo"), Locale.ENGLISH)).isEqualTo("São Paulo");
    }

    @Test
    void theLanguageDecidesTheClock() {
        assertThat(ClockStyle.of(Locale.US, BERLIN)).isEqualTo(ClockStyle.TWELVE);
        assertThat(ClockStyle.of(Locale.UK, NEW_YORK)).isEqualTo(ClockStyle.TWENTY_FOUR);
        assertThat(ClockStyle.of(Locale.ENGLISH, NEW_YORK)).isEqualTo(ClockStyle.TWELVE);
        assertThat(ClockStyle.of(Locale.GERMAN, NEW_YORK)).isEqualTo(ClockStyle.TWENTY_FOUR);
    }
}

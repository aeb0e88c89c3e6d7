package org.convene.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recurrenceset.OfRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** lib-recur expands thousands of generated rules beside us. */
class RecurrenceOracleTests {
    private static final int CASES = 6000;
    private static final int DATES = 30;
    private static final int FAR = 50;

    @Test
    void sameDatesAsASecondLibrary() {
        List<GeneratedRules> tried = GeneratedRules.cases(CASES).filter(this::supported).toList();
        assertThat(tried).hasSizeGreaterThan(CASES * 9 / 10);
        for (GeneratedRules drawn : tried) {
            assertThat(
                    Recurrence.parse(drawn.rule()).dates(drawn.start(), ZoneOffset.UTC, drawn.start(), DATES).stream()
                            .filter(date -> !date.isAfter(drawn.start().plusYears(FAR))))
                    .as(drawn.toString())
                    .isEqualTo(oracle(drawn, DATES));
        }
    }

    @Test
    void inAZoneWithClockChangesOnlyTheGapsAreMissing() {
        ZoneId zone = ZoneId.of("America/New_York");
        GeneratedRules.cases(CASES / 3).filter(this::supported)
                .filter(drawn -> !drawn.rule().contains("COUNT") && !drawn.rule().contains("UNTIL"))
                .forEach(drawn -> assertThat(
                        Recurrence.parse(drawn.rule()).dates(drawn.start(), zone, drawn.start(), DATES).stream()
                                .filter(date -> !date.isAfter(drawn.start().plusYears(FAR))))
                        .as(drawn.toString())
                        .isEqualTo(oracle(drawn, DATES * 2).stream().filter(date -> date.equals(drawn.start())
                                || LocalTimes.exists(date, zone)).limit(DATES).toList()));
    }

    @Test
    void datesFromLaterOnAreTheTailOfAllDates() {
        GeneratedRules.cases(CASES / 3).filter(this::supported).forEach(drawn -> {
            Recurrence rule = Recurrence.parse(drawn.rule());
            List<LocalDateTime> all = rule.dates(drawn.start(), ZoneOffset.UTC, drawn.start(), DATES);
            if (all.size() > 7) {
                assertThat(rule.dates(drawn.start(), ZoneOffset.UTC, all.get(5), 2)).as(drawn.toString())
                        .isEqualTo(all.subList(5, 7));
            }
        });
    }

    @Test
    void rulesSurviveBeingWrittenAndRead() {
        GeneratedRules.cases(CASES).filter(this::supported).forEach(drawn -> {
            Recurrence rule = Recurrence.parse(drawn.rule());
            assertThat(Recurrence.parse(rule.toRule())).as(drawn.toString()).isEqualTo(rule);
        });
    }

    @Test
    void theRuleInACalendarObjectHasTheSameDatesFromAnyOfThem() {
        ZoneId zone = ZoneId.of("America/New_York");
        GeneratedRules.cases(CASES / 6).filter(this::supported).forEach(drawn -> {
            Recurrence rule = Recurrence.parse(drawn.rule());
            List<LocalDateTime> all = rule.dates(drawn.start(), zone, drawn.start(), DATES);
            if (all.size() > 3) {
                LocalDateTime third = all.get(2);
                Recurrence sent = Recurrence.parse(rule.toRule(drawn.start(), zone));
                assertThat(sent.end()).isNotInstanceOf(RecurrenceEnd.After.class);
                assertThat(sent.dates(third, zone, third, DATES - 2)).as(drawn.toString())
                        .isEqualTo(all.subList(2, all.size()));
            }
        });
    }

    @Test
    void partsForOutlookTogetherHaveExactlyTheRulesDates() {
        GeneratedRules.cases(CASES / 3).filter(this::supported).forEach(drawn -> {
            Recurrence rule = Recurrence.parse(drawn.rule());
            List<LocalDateTime> all = rule.dates(drawn.start(), ZoneOffset.UTC, drawn.start(), DATES);
            List<LocalDateTime> parts = rule.split(drawn.start(), ZoneOffset.UTC).stream()
                    .flatMap(part -> part.dates(drawn.start(), ZoneOffset.UTC, drawn.start(), DATES).stream())
                    .sorted().limit(DATES).toList();
            assertThat(parts).as(drawn.toString()).isEqualTo(all);
        });
    }

    private boolean supported(GeneratedRules drawn) {
        try {
            Recurrence.parse(drawn.rule());
            return true;
        } catch (UnsupportedRecurrence refused) {
            assertThat(refused.reason()).as(drawn.toString()).isEqualTo(UnsupportedRecurrence.Reason.NO_DATE);
            assertThat(oracle(drawn, 1)).as(drawn.toString()).isEmpty();
            return false;
        }
    }

    private static List<LocalDateTime> oracle(GeneratedRules drawn, int limit) {
        List<LocalDateTime> found = new ArrayList<>();
        try {
            LocalDateTime at = drawn.rule().contains("BYSETPOS") ? opening(drawn) : drawn.start();
            DateTime start = new DateTime(at.getYear(), at.getMonthValue() - 1, at.getDayOfMonth(), at.getHour(),
                    at.getMinute(), 0);
            String rule = drawn.rule().replaceAll("(UNTIL=\\w+)Z", "$1");
            var dates = new OfRule(new RecurrenceRule(rule, RfcMode.RFC5545_STRICT), start).iterator();
            while (found.size() < limit && dates.hasNext()) {
                DateTime next = dates.next();
                LocalDateTime date = LocalDateTime.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth(), 2, 30);
                if (date.isAfter(drawn.start().plusYears(FAR))) {
                    return found;
                }
                if (!date.isBefore(drawn.start())) {
                    found.add(date);
                }
            }
            return found;
        } catch (InvalidRecurrenceRuleException refused) {
            throw new AssertionError(drawn.toString(), refused);
        } catch (IllegalStateException | IllegalArgumentException endless) {
            return found; // its way to say that no further date comes
        }
    }

    /** lib-recur numbers only the dates after the start in the first period; RFC 5545 numbers the period's. */
    private static LocalDateTime opening(GeneratedRules drawn) {
        Recurrence rule = Recurrence.parse(drawn.rule());
        LocalDateTime start = drawn.start();
        return switch (rule.frequency()) {
            case ONCE, ANNOUNCED, DAILY -> start;
            case WEEKLY -> start.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
            case MONTHLY -> start.withDayOfMonth(1);
            case YEARLY -> start.withDayOfYear(1);
        };
    }
}

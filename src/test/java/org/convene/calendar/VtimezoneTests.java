package org.convene.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VtimezoneTests {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");

    @Test
    void everyZoneAgreesWithTheJdkOverElevenYears() {
        // The library that other tests read calendars with adds zones of its own.
        List<String> ids = ZoneId.getAvailableZoneIds().stream().filter(id -> !id.startsWith("ical4j")).toList();
        for (String id : ids) {
            ZoneId zone = ZoneId.of(id);
            ZoneEvaluator read = new ZoneEvaluator(Vtimezone.of(zone, FROM, TO));
            for (Instant at : moments(zone, FROM, TO)) {
                assertThat(read.offset(at)).as(id + " " + at).isEqualTo(zone.getRules().getOffset(at));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Sydney", "Europe/Dublin", "America/Havana"})
    void regularZonesStayRightLongAfter(String id) {
        ZoneId zone = ZoneId.of(id);
        List<String> lines = Vtimezone.of(zone, FROM, FROM.plusSeconds(3600));
        assertThat(lines.stream().filter(line -> line.startsWith("RRULE"))).hasSize(2)
                .allSatisfy(
                        rule -> assertThat(rule).matches("RRULE:FREQ=YEARLY;BYMONTH=\\d+;BYDAY=(-1|1|2|3|4)[A-Z]{2}"));
        ZoneEvaluator read = new ZoneEvaluator(lines);
        assertThat(moments(zone, FROM, Instant.parse("2049-01-01T00:00:00Z"))).allSatisfy(
                at -> assertThat(read.offset(at)).isEqualTo(zone.getRules().getOffset(at)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Asia/Tokyo", "America/Phoenix", "Africa/Nairobi", "Europe/Istanbul"})
    void zonesWithoutClockChangesHaveOneStandardWithoutRule(String id) {
        assertThat(Vtimezone.of(ZoneId.of(id), FROM, TO)).filteredOn(line -> line.startsWith("BEGIN")).hasSize(2);
        assertThat(Vtimezone.of(ZoneId.of(id), FROM, TO)).contains("BEGIN:STANDARD")
                .noneMatch(line -> line.startsWith("RRULE"));
    }

    @Test
    void aLawThatChangedIsToldChangeByChange() {
        assertThat(Vtimezone.of(ZoneId.of("America/Mexico_City"), FROM, TO))
                .filteredOn(line -> line.startsWith("BEGIN:"))
                .hasSizeGreaterThan(4);
        assertThat(Vtimezone.of(ZoneId.of("America/Mexico_City"), Instant.parse("2026-01-01T00:00:00Z"), TO))
                .filteredOn(line -> line.startsWith("BEGIN:")).hasSize(2);
    }

    @Test
    void berlinLooksAsEverybodyWritesIt() {
        assertThat(Vtimezone.of(ZoneId.of("Europe/Berlin"), Instant.parse("2026-05-01T00:00:00Z"), TO)).containsExactly(
                "BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "BEGIN:DAYLIGHT", "DTSTART:20260329T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD",
                "DTSTART:20261025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE");
    }

    private static List<Instant> moments(ZoneId zone, Instant from, Instant to) {
        List<Instant> moments = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(86_400 * 15L)) {
            moments.add(at);
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            moments.add(change.getInstant());
            moments.add(change.getInstant().minusSeconds(1));
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return moments;
    }
}

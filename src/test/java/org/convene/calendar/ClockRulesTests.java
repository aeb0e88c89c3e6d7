package org.convene.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClockRulesTests {
    @Test
    void keepsWhatTheZoneDataSays() {
        for (String name : List.of("Europe/Berlin", "America/New_York", "Africa/Casablanca", "Asia/Kolkata",
                "Australia/Lord_Howe", "Pacific/Apia", "America/Nuuk", "UTC")) {
            ZoneId zone = ZoneId.of(name);
            ClockRules rules = new ClockRules(ClockRules.of(zone).text());
            for (LocalDateTime local = LocalDateTime.of(2026, 1, 1, 1, 30); local.getYear() < 2031; local = local
                    .plusHours(7)) {
                assertThat(rules.instant(local)).as(name + " " + local).isEqualTo(LocalTimes.instant(local, zone));
            }
        }
    }

    @Test
    void readsGapsAndOverlapsAsLocalTimesDo() {
        ClockRules rules = ClockRules.of(ZoneId.of("America/New_York"));
        assertThat(rules.instant(LocalDateTime.parse("2026-03-08T02:30"))).isEqualTo(Instant.parse(
                "2026-03-08T07:30:00Z"));
        assertThat(rules.instant(LocalDateTime.parse("2026-11-01T01:30"))).isEqualTo(Instant.parse(
                "2026-11-01T05:30:00Z"));
    }

    @Test
    void namesTheSameRulesAlike() {
        assertThat(ClockRules.of(ZoneId.of("Europe/Berlin")).id()).isEqualTo(ClockRules.of(ZoneId.of("Europe/Paris"))
                .id()).isNotEqualTo(ClockRules.of(ZoneId.of("Europe/London")).id());
        assertThat(ClockRules.of(ZoneId.of("Asia/Kolkata")).text()).isEqualTo("+05:30");
    }
}

package org.convene.deliverability;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.convene.deliverability.Finding.State;

import static org.assertj.core.api.Assertions.assertThat;

/** How records are read and judged. */
class RecordTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"v=spf1 mx -all|GOOD", "v=SPF1 MX ~ALL|GOOD",
            "v=spf1 redirect=_spf.example.org|GOOD",
            "v=spf1 mx ?all|WEAK", "v=spf1 mx|WEAK", "v=spf1 all|BAD", "v=spf1 mx +all|BAD", "v=spf10 mx -all|BAD"})
    void judgesSpf(String record, State state) {
        assertThat(SpfRecord.judge("example.org", List.of("other", record)).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"v=DMARC1; p=reject|GOOD",
            "v=DMARC1;p=quarantine;rua=mailto:a@example.org|GOOD",
            "v=DMARC1; p = none ;|WEAK", "v=DMARC1; sp=reject|BAD", "v=DMARC1; p=maybe|BAD"})
    void judgesDmarc(String record, State state) {
        assertThat(DmarcRecord.is(record)).isTrue();
        assertThat(DmarcRecord.judge("_dmarc.example.org", List.of(record)).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {"bare|bare", "\"two words\"|two words",
            "\"v=DKIM1; p=AA\" BBB CCC|v=DKIM1; p=AABBBCCC", "\"a \\\"b\\\"\" c|a \"b\"c"})
    void joinsTheStringsOfARecord(String presented, String text) {
        assertThat(TxtRecord.text(presented)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"v=spf1 -all,v=spf1 ~all"})
    void takesTwoPoliciesForAnError(String one, String other) {
        assertThat(SpfRecord.judge("example.org", List.of(one, other)).state()).isEqualTo(State.BAD);
    }
}

package org.convene.delivery;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.site.SettingProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The setting that limits domains. */
class DestinationLimitTests {
    @Test
    void limitsRateOrConnectionsOrBoth() {
        assertThat(DestinationLimit.parse("")).isEmpty();
        assertThat(DestinationLimit.parse("Example.com=20, example.org=0.5/2,mail.example.net=/1")).isEqualTo(Map.of(
                "example.com", new DestinationLimit(20, 0), "example.org", new DestinationLimit(0.5, 2),
                "mail.example.net", new DestinationLimit(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "example.com=", "example.com=fast", "example.com=-1", "example.com=5/0",
            "example.com=5/", "=5", "a.example=1,,b.example=2", "example.com=5/2/2", "com=1"})
    void saysWhatIsWrongWithAnythingElse(String setting) {
        assertThatExceptionOfType(SettingProblem.class).isThrownBy(() -> DestinationLimit.parse(setting))
                .withMessageContaining("CONVENE_DELIVERY_DESTINATIONS");
    }
}

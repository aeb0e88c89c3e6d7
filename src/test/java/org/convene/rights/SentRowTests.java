package org.convene.rights;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.convene.delivery.DeliveryState;
import org.convene.delivery.SentMail;
import org.convene.web.Reader;

import static org.assertj.core.api.Assertions.assertThat;

class SentRowTests {
    private static final Reader READER = new Reader(Locale.ENGLISH, ZoneOffset.UTC, false);

    @ParameterizedTest
    @CsvSource({"ACCEPTED, sent", "WAITING, waiting", "FAILED, failed", "EXPIRED, failed", "SUPPRESSED, withheld",
            "CANCELLED, withheld", "UNCERTAIN, uncertain"})
    void saysWhatBecameOfAMailInWordsForItsReader(DeliveryState state, String outcome) {
        assertThat(row("welcome", state).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void hasAWordForEveryState(DeliveryState state) {
        assertThat(row("welcome", state).outcome()).isIn("sent", "waiting", "failed", "withheld", "uncertain");
    }

    @Test
    void callsAMailItDoesNotKnowAMail() {
        assertThat(row("meeting-invitation", DeliveryState.WAITING).kind()).isEqualTo("meeting-invitation");
        assertThat(row("something-new", DeliveryState.WAITING).kind()).isEqualTo("other");
    }

    private static SentRow row(String template, DeliveryState state) {
        return SentRow.of(new SentMail(template, "", "", state, Instant.EPOCH), READER);
    }
}

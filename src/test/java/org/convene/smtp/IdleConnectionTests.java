package org.convene.smtp;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A connection that is kept for later. */
class IdleConnectionTests {
    @Test
    void isAskedAfterAWhileAndServesAgain() throws Exception {
        try (FakeRelay relay = new FakeRelay(peer -> {
            peer.open("PIPELINING");
            for (int i = 0; i < 2; i++) {
                peer.accept();
                peer.content();
                peer.say("250 taken");
                peer.hear("NOOP");
                peer.say("250 here");
            }
            peer.hear("QUIT");
            peer.say("221 bye");
        }); SmtpConnection connection = Talk.at(relay, Timeouts.STANDARD).connect()) {
            for (int i = 0; i < 2; i++) {
                Lane lane = Lane.of("ada@example.org");
                connection.converse(lane);
                assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED);
                assertThat(connection.alive()).isTrue();
                assertThat(connection.alive(Duration.ZERO)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.4.2 idle for too long", "nonsense", ""})
    void isNotTrustedWhenTheRelayWentAway(String farewell) throws Exception {
        try (FakeRelay relay = new FakeRelay(peer -> {
            peer.open("PIPELINING");
            if (!farewell.isEmpty()) {
                peer.say(farewell);
            }
        }); SmtpConnection connection = Talk.at(relay, Timeouts.STANDARD).connect()) {
            assertThat(connection.alive(Duration.ZERO)).isFalse();
            assertThat(connection.intact()).isFalse();
            assertThat(connection.alive()).isFalse();
            assertThatThrownBy(() -> connection.converse(new Lane())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void isLeftWhereTheRelayIsSilent() throws Exception {
        Timeouts shorter = new Timeouts(Duration.ofSeconds(9), Duration.ofMillis(300), Duration.ofSeconds(9),
                Duration.ofSeconds(9));
        try (FakeRelay relay = new FakeRelay(peer -> {
            peer.open("PIPELINING");
            peer.ignore();
        }); SmtpConnection connection = Talk.at(relay, shorter).connect()) {
            assertThat(connection.alive(Duration.ZERO)).isFalse();
        }
    }
}

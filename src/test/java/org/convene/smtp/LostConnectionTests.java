package org.convene.smtp;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of messages when the relay goes away, stays silent or talks nonsense. */
class LostConnectionTests {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(400),
            Duration.ofMillis(400), Duration.ofMillis(400));

    @Test
    void isUncertainWhenTheRelayTookTheMessageAndLostItsAnswer() throws Exception {
        Lane lane = Lane.of(ADA, BOB, "eve@example.org");
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.reset();
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.UNCERTAIN, Kind.BROKEN);
    }

    @Test
    void isCertainWhenOnlyTheNextMessageBreaks() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.say("250 taken");
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.BROKEN);
    }

    @Test
    void isUncertainWhenNoAnswerComes() throws Exception {
        Lane lane = Lane.of(ADA);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.ignore();
        }, lane, SHORT);
        assertThat(intact).isFalse();
        assertThat(lane.answers).containsExactly(Answer.ours(Kind.UNCERTAIN, "no answer in time"));
    }

    @Test
    void aTrickleOfBytesDoesNotProlongTheWait() throws Exception {
        Lane lane = Lane.of(ADA);
        Talk.talk(peer -> {
            peer.open("PIPELINING");
            while (true) {
                peer.say("250-wait");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }, lane, SHORT);
        assertThat(lane.answers).containsExactly(Answer.ours(Kind.BROKEN, "no answer in time"));
    }

    @Test
    void isBrokenWhenTheRelayTakesNoMoreBytes() throws Exception {
        Lane lane = new Lane().add(ADA, new byte[40 << 20]);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }, lane, SHORT);
        assertThat(intact).isFalse();
        assertThat(lane.answers).containsExactly(Answer.ours(Kind.BROKEN, "did not take our bytes in time"));
        assertThat(lane.intended).isEmpty();
    }

    @Test
    void hearsWhyAMessageWasCutOff() throws Exception {
        Lane lane = new Lane().add(ADA, new byte[40 << 20]);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.say("552 5.3.4 longer than we take");
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.answers).containsExactly(
                new Answer(Kind.REFUSED, 552, "5.3.4", "552 5.3.4 longer than we take"));
    }

    @Test
    void anotherConnectionMayTryWhatTheRelayCutOffBeforehand() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("421 4.3.2 going down");
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.answers).containsExactly(
                new Answer(Kind.BROKEN, 421, "4.3.2", "421 4.3.2 going down"));
    }

    @Test
    void takesAClosingRelaysWordForTheMessageItEnded() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.say("421 4.7.0 too much");
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.DEFERRED, Kind.BROKEN);
    }

    @Test
    void tellsThatTheRelayWantsUsToSignIn() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        assertThatThrownBy(() -> Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("530 5.7.0 Authentication required", "503 no", "503 no");
        }, lane)).isInstanceOf(RelayUnreachable.class).hasMessageContaining("530 5.7.0");
        assertThat(lane.kinds()).containsExactly(Kind.BROKEN);
        assertThat(lane.allAnswered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "25", "250_ok", "099 no", "600 no", "250-one\r\n251 two", "\0\0\0\0", "", "1a0 x"})
    void trustsNothingThatIsNoReply(String reply) throws Exception {
        Lane lane = Lane.of(ADA);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say(reply);
            peer.ignore();
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"354 what?", "hello", "250-and so on"})
    void isUncertainWhenTheAnswerToTheDotIsNone(String reply) throws Exception {
        Lane lane = Lane.of(ADA);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.say(reply);
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.UNCERTAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void doesNotListenForEver(int lines) throws Exception {
        String line = "250-" + "x".repeat(100_000 / lines);
        Lane lane = Lane.of(ADA);
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            for (int i = 0; i < lines; i++) {
                peer.say(line);
            }
            peer.ignore();
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.answers).singleElement().satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(Kind.BROKEN);
            assertThat(answer.words()).contains("more than");
        });
    }

    @Test
    void theRunsOwnFailureLeavesNothingUnanswered() throws Exception {
        Lane lane = Lane.of(ADA);
        lane.mayFinish = what -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.ignore();
        }, lane)).isInstanceOf(StackOverflowError.class);
        assertThat(lane.kinds()).containsExactly(Kind.BROKEN);
    }
}

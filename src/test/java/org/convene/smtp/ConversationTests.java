package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;
import org.convene.smtp.FakeRelay.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of messages whatever the relay does. */
class ConversationTests {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(400),
            Duration.ofMillis(400), Duration.ofMillis(400));

    /** Talks and tells whether the connection is still good. */
    private static boolean talk(Script script, Lane lane) throws Exception {
        return talk(script, lane, Timeouts.STANDARD);
    }

    private static boolean talk(Script script, Lane lane, Timeouts timeouts) throws Exception {
        try (FakeRelay relay = new FakeRelay(script); SmtpConnection connection = at(relay, timeouts).connect()) {
            connection.converse(lane);
            assertThat(lane.allAnswered()).isTrue();
            return connection.intact();
        }
    }

    private static SmtpRelay at(FakeRelay relay, Timeouts timeouts) {
        return new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org", new Encryption(Encryption.Mode.NONE),
                null, timeouts, true);
    }

    @Test
    void handsOverAMessage() throws Exception {
        List<String> heard = new ArrayList<>();
        Lane lane = Lane.of(ADA);
        boolean intact = talk(peer -> {
            peer.open("PIPELINING", "8BITMIME");
            for (int i = 0; i < 3; i++) {
                heard.add(peer.line());
            }
            peer.say("250 2.1.0 ok", "250 2.1.5 ok", "354 go on");
            heard.add(new String(peer.content(), StandardCharsets.UTF_8));
            peer.say("250 2.0.0 Ok: queued as 4711");
            heard.add(peer.line());
            peer.say("221 bye");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(heard).containsExactly("MAIL FROM:<bounce@example.org>", "RCPT TO:<ada@example.org>", "DATA",
                "Subject: to ada@example.org\r\n\r\nHello\r\n", "QUIT");
        assertThat(lane.answers).containsExactly(
                new Answer(Kind.ACCEPTED, 250, "2.0.0", "250 2.0.0 Ok: queued as 4711"));
    }

    @Test
    void joinsAMessagesEndAndTheNextOnesBeginning() throws Exception {
        Lane lane = Lane.of(ADA, BOB, "eve@example.org");
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            for (int i = 0; i < 2; i++) {
                peer.content();
                peer.hear("MAIL", "RCPT", "DATA");
                peer.say("250 taken", "250 ok", "250 ok", "354 go on");
            }
            peer.content();
            peer.say("250 taken");
            peer.hear("QUIT");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.ACCEPTED, Kind.ACCEPTED);
        assertThat(lane.intended).isEqualTo(lane.answered);
    }

    @Test
    void saysOneCommandAtATimeWhereNothingElseIsOffered() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = talk(peer -> {
            peer.say("220 old");
            peer.hear("EHLO");
            peer.say("502 what?");
            peer.hear("HELO convene.example.org");
            peer.say("250 old");
            for (String line = peer.line(); line != null && !line.equals("QUIT"); line = peer.line()) {
                peer.say(line.equals("DATA") ? "354 go on" : "250 ok");
                if (line.equals("DATA")) {
                    peer.content();
                    peer.say("250 taken");
                }
            }
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.ACCEPTED);
    }

    @Test
    void goesOnAfterARefusedSender() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("450 4.1.8 sender unknown", "503 need MAIL", "503 need RCPT");
            peer.accept();
            peer.content();
            peer.say("250 taken");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.DEFERRED, Kind.ACCEPTED);
    }

    @Test
    void goesOnAfterARefusedRecipient() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("250 ok", "550-5.1.1 no such", "550 5.1.1 mailbox", "554 5.5.1 no valid recipients");
            peer.hear("RSET");
            peer.say("250 flushed");
            peer.accept();
            peer.content();
            peer.say("250 taken");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.REFUSED, Kind.ACCEPTED);
        assertThat(lane.answers.getFirst())
                .isEqualTo(new Answer(Kind.REFUSED, 550, "5.1.1", "550 5.1.1 no such mailbox"));
    }

    @Test
    void endsDataThatTheRelayTakesForNobody() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("250 ok", "450 4.2.1 later", "354 go on");
            assertThat(peer.line()).isEqualTo(".");
            peer.say("554 5.5.1 nobody");
            peer.hear("RSET");
            peer.say("250 ok");
            peer.accept();
            peer.content();
            peer.say("250 taken");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.DEFERRED, Kind.ACCEPTED);
        assertThat(lane.intended).containsExactly(BOB);
    }

    @Test
    void answersForTheNextMessageAreItsOwn() throws Exception {
        Lane lane = Lane.of(ADA, BOB, "eve@example.org");
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("452 4.3.1 full", "250 ok", "550 5.1.1 unknown", "554 no recipients");
            peer.hear("RSET");
            peer.say("250 ok");
            peer.accept();
            peer.content();
            peer.say("552 5.2.2 mailbox full");
        }, lane);
        assertThat(intact).isTrue();
        assertThat(lane.kinds()).containsExactly(Kind.DEFERRED, Kind.REFUSED, Kind.REFUSED);
        assertThat(lane.answers).extracting(Answer::enhancedCode).containsExactly("4.3.1", "5.1.1", "5.2.2");
    }

    @Test
    void sendsNoEmptyMessageWhereTheRelayForgotTheSender() throws Exception {
        Lane lane = Lane.of(ADA, BOB);
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("550 no", "250 yes", "354 go on");
            assertThat(peer.rest()).isEmpty();
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsAMessageBackBeforeItsDot(boolean thrown) throws Exception {
        List<String> heard = new ArrayList<>();
        Lane lane = Lane.of(ADA, BOB);
        lane.mayFinish = what -> {
            if (thrown) {
                throw new IllegalStateException("no database");
            }
            return false;
        };
        boolean intact = talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            heard.add(new String(peer.rest(), StandardCharsets.UTF_8));
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.HELD_BACK, Kind.BROKEN);
        assertThat(heard.getFirst()).doesNotContain("\r\n.\r\n").doesNotContain("MAIL");
    }

    @Test
    void isUncertainWhenTheRelayTookTheMessageAndLostItsAnswer() throws Exception {
        Lane lane = Lane.of(ADA, BOB, "eve@example.org");
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        assertThatThrownBy(() -> talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        boolean intact = talk(peer -> {
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
        assertThatThrownBy(() -> talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            peer.ignore();
        }, lane)).isInstanceOf(StackOverflowError.class);
        assertThat(lane.kinds()).containsExactly(Kind.BROKEN);
    }
}

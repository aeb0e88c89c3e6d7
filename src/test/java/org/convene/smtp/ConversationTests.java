package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of messages that the relay takes or refuses. */
class ConversationTests {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    @Test
    void handsOverAMessage() throws Exception {
        List<String> heard = new ArrayList<>();
        Lane lane = Lane.of(ADA);
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
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
        boolean intact = Talk.talk(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            heard.add(new String(peer.rest(), StandardCharsets.UTF_8));
        }, lane);
        assertThat(intact).isFalse();
        assertThat(lane.kinds()).containsExactly(Kind.HELD_BACK, Kind.BROKEN);
        assertThat(heard.getFirst()).doesNotContain("\r\n.\r\n").doesNotContain("MAIL");
    }
}

package org.convene.smtp;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.FakeRelay.Script;
import org.convene.smtp.Login.Mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a conversation begins: greeting and sign-in. */
class OpeningTests {
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300),
            Duration.ofMillis(300), Duration.ofMillis(300));

    private static void connect(Script script, @Nullable Login login) throws Exception {
        try (FakeRelay relay = new FakeRelay(script);
                SmtpConnection connection = new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org",
                        new Encryption(Encryption.Mode.NONE), login, SHORT, true).connect()) {
            assertThat(connection.alive()).isTrue();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 5.7.1 go away", "421 too many", "hello", "220-and"})
    void leavesARelayThatDoesNotWantToTalk(String greeting) {
        assertThatThrownBy(() -> connect(peer -> peer.say(greeting), null)).isInstanceOf(RelayUnreachable.class);
    }

    @Test
    void waitsNotForEverForAGreeting() {
        assertThatThrownBy(() -> connect(FakeRelay.Peer::ignore, null)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("no answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 busy", "450 later"})
    void leavesARelayThatDoesNotGreetBack(String reply) {
        assertThatThrownBy(() -> connect(peer -> {
            peer.say("220 fake");
            peer.hear("EHLO");
            peer.say(reply);
        }, null)).isInstanceOf(RelayUnreachable.class).hasMessageContaining(reply);
    }

    @Test
    void tellsWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> new SmtpRelay("127.0.0.1", port, "convene.example.org").connect())
                .isInstanceOf(RelayUnreachable.class).hasMessageContaining("127.0.0.1:" + port);
        assertThatThrownBy(() -> new SmtpRelay("relay.invalid", 25, "convene.example.org").connect())
                .isInstanceOf(RelayUnreachable.class).hasMessageContaining("relay.invalid:25");
    }

    @ParameterizedTest
    @CsvSource({"AUTH PLAIN LOGIN,ANY", "AUTH LOGIN PLAIN,PLAIN", "auth plain,ANY", "AUTH=PLAIN,ANY"})
    void signsInWithPlain(String offer, Mechanism mechanism) throws Exception {
        connect(peer -> {
            peer.open(offer);
            assertThat(peer.line()).isEqualTo("AUTH PLAIN " + base64("\0zoë\0gehe!m"));
            peer.say("235 2.7.0 ok");
            peer.hear("QUIT");
        }, new Login("zoë", "gehe!m", mechanism, false));
    }

    @ParameterizedTest
    @CsvSource({"AUTH CRAM-MD5 LOGIN,ANY", "AUTH PLAIN LOGIN,LOGIN"})
    void signsInWithLogin(String offer, Mechanism mechanism) throws Exception {
        connect(peer -> {
            peer.open(offer);
            assertThat(peer.line()).isEqualTo("AUTH LOGIN");
            peer.say("334 VXNlcm5hbWU6");
            assertThat(peer.line()).isEqualTo(base64("convene"));
            peer.say("334 UGFzc3dvcmQ6");
            assertThat(peer.line()).isEqualTo(base64("secret"));
            peer.say("235 ok");
        }, new Login("convene", "secret", mechanism, false));
    }

    @Test
    void signsInWithAToken() throws Exception {
        String token = "ya29." + "t".repeat(2000);
        connect(peer -> {
            peer.open("AUTH XOAUTH2 PLAIN");
            assertThat(peer.line())
                    .isEqualTo("AUTH XOAUTH2 "
                            + base64("user=ada@example.org\u0001auth=Bearer " + token + "\u0001\u0001"));
            peer.say("235 ok");
        }, new Login("ada@example.org", token, Mechanism.XOAUTH2, false));
    }

    @Test
    void tellsWhyATokenWasRefused() {
        assertThatThrownBy(() -> connect(peer -> {
            peer.open("AUTH XOAUTH2");
            peer.hear("AUTH XOAUTH2 ");
            peer.say("334 " + base64("{\"status\":\"401\"}"));
            assertThat(peer.line()).isEmpty();
            peer.say("535-5.7.8 Username and Password", "535 5.7.8 not accepted");
        }, new Login("ada@example.org", "token", Mechanism.XOAUTH2, false))).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("535 5.7.8 Username and Password not accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"535 5.7.8 no", "454 4.7.0 later", "334 what?", "250 ok"})
    void onlyOneAnswerMeansSignedIn(String reply) {
        assertThatThrownBy(() -> connect(peer -> {
            peer.open("AUTH PLAIN");
            peer.hear("AUTH PLAIN");
            peer.say(reply);
            assertThat(peer.rest()).isEmpty();
        }, new Login("convene", "secret"))).isInstanceOf(RelayUnreachable.class).hasMessageContaining(reply)
                .hasMessageNotContaining("secret").hasMessageNotContaining(base64("\0convene\0secret"));
    }

    @ParameterizedTest
    @CsvSource({"PIPELINING,ANY", "AUTH GSSAPI,ANY", "AUTH PLAIN LOGIN,XOAUTH2", "AUTH LOGIN,PLAIN"})
    void sendsNoPasswordWhereTheRelayDoesNotKnowTheWay(String offer, Mechanism mechanism) {
        assertThatThrownBy(() -> connect(peer -> {
            peer.open(offer);
            assertThat(peer.rest()).isEmpty();
        }, new Login("convene", "secret", mechanism, false))).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("no way to sign in");
    }

    @Test
    void aPasswordLeavesTheMachineOnlyEncrypted() {
        Login careful = new Login("convene", "secret");
        assertThat(careful.mayLeave(false, false)).isFalse();
        assertThat(careful.mayLeave(true, false)).isTrue();
        assertThat(careful.mayLeave(false, true)).isTrue();
        assertThat(new Login("convene", "secret", Mechanism.ANY, true).mayLeave(false, false)).isTrue();
        assertThat(careful).hasToString("Login[convene, ANY]");
    }
}

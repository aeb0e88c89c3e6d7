package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.convene.smtp.Answer.Kind;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A real relay, where one is installed and the test may start it ({@code .ci/run} sees to both). */
@OwnService
class PostfixIT {
    @TempDir
    private static Path directory;
    private static Certificate certificate;
    private static Postfix postfix;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Postfix.possible(), "needs Postfix and root");
        certificate = Certificate.of(directory, "IP:127.0.0.1");
        postfix = new Postfix(directory, certificate);
    }

    @AfterAll
    static void stop() {
        if (postfix != null) {
            postfix.close();
        }
    }

    private static SmtpRelay relay(int port, Encryption encryption, boolean pipelining) {
        return new SmtpRelay("127.0.0.1", port, "convene.example.org", encryption, null, Timeouts.STANDARD, pipelining);
    }

    private static SmtpRelay plain(boolean pipelining) {
        return relay(postfix.port(), new Encryption(Encryption.Mode.NONE), pipelining);
    }

    private static void send(SmtpRelay relay, Lane lane) throws RelayUnreachable {
        try (SmtpConnection connection = relay.connect()) {
            connection.converse(lane);
            assertThat(connection.intact()).isTrue();
            assertThat(connection.alive()).isTrue();
        }
        assertThat(lane.allAnswered()).isTrue();
    }

    private static byte[] content(String subject, String body) {
        return ("From: news@example.org\r\nSubject: " + subject + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** The bodies of the messages with this subject. */
    private static List<String> bodies(String subject, int count) throws Exception {
        List<String> found = List.of();
        for (int least = count; found.size() < count; least++) {
            found = postfix.delivered(least).stream().filter(mail -> mail.contains("\nSubject: " + subject + "\n"))
                    .map(mail -> mail.substring(mail.indexOf("\n\n") + 2)).toList();
        }
        return found;
    }

    @Test
    void takesManyMessagesOverOneConnection() throws Exception {
        Lane lane = new Lane();
        for (int i = 0; i < 100; i++) {
            lane.add("m" + i + "@example.org", content("many", ".\r\n..\r\n.. and " + i + "\r\n.\r\n"));
        }
        send(plain(true), lane);
        assertThat(lane.kinds()).hasSize(100).containsOnly(Kind.ACCEPTED);
        assertThat(lane.answers.getFirst().words()).startsWith("250 2.0.0 Ok: queued as ");
        assertThat(bodies("many", 100)).hasSize(100).contains(".\n..\n.. and 0\n.\n", ".\n..\n.. and 99\n.\n");
    }

    @Test
    void tellsRefusalsApartInAPipelinedRun() throws Exception {
        tellsRefusalsApart(true);
    }

    @Test
    void tellsRefusalsApartOneCommandAtATime() throws Exception {
        tellsRefusalsApart(false);
    }

    private static void tellsRefusalsApart(boolean pipelining) throws Exception {
        Lane lane = new Lane();
        for (String to : List.of("unknown", "ada", "later", "unknown", "bob", "unknown")) {
            lane.add(to + "@example.org", content("mixed" + pipelining, to + "\r\n"));
        }
        lane.add("eve@elsewhere.example", content("mixed", "relay\r\n"));
        lane.add("zoe@example.org", content("mixed" + pipelining, "zoe\r\n"));
        send(plain(pipelining), lane);
        assertThat(lane.kinds()).containsExactly(Kind.REFUSED, Kind.ACCEPTED, Kind.DEFERRED, Kind.REFUSED,
                Kind.ACCEPTED,
                Kind.REFUSED, Kind.REFUSED, Kind.ACCEPTED);
        assertThat(lane.answers).extracting(Answer::enhancedCode).containsExactly("5.1.1", "2.0.0", "4.2.0", "5.1.1",
                "2.0.0", "5.1.1", "5.7.1", "2.0.0");
        assertThat(bodies("mixed" + pipelining, 3)).containsExactlyInAnyOrder("ada\n", "bob\n", "zoe\n");
    }

    @Test
    void speaksTls() throws Exception {
        for (Encryption.Mode mode : List.of(Encryption.Mode.REQUIRED, Encryption.Mode.OPPORTUNISTIC)) {
            Lane lane = new Lane().add("ada@example.org", content("tls", "x\r\n")).add("b@example.org",
                    content("tls", "y\r\n"));
            send(relay(postfix.port(), new Encryption(mode, certificate.trusted(), false), true), lane);
            assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.ACCEPTED);
        }
        Lane lane = new Lane().add("ada@example.org", content("tls", "z\r\n"));
        send(relay(postfix.encryptedPort(), new Encryption(Encryption.Mode.IMPLICIT, certificate.trusted(), false),
                true), lane);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED);
        assertThatThrownBy(() -> relay(postfix.port(), new Encryption(Encryption.Mode.OPPORTUNISTIC), true).connect())
                .isInstanceOf(RelayUnreachable.class).hasMessageContaining("TLS");
    }

    @Test
    void takesAddressesBeyondAscii() throws Exception {
        Lane lane = new Lane().add(new Outgoing<>("x", "", "zoë@example.org", true, content("Grüße", "utf8\r\n")))
                .add("ada@example.org", content("after", "x\r\n"));
        send(plain(true), lane);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.ACCEPTED);
        assertThat(bodies("Grüße", 1)).containsExactly("utf8\n");
    }

    @Test
    void takesFortyMegabytesAndNoMoreThanItSays() throws Exception {
        byte[] body = new byte[40_000_000];
        Arrays.fill(body, (byte) 'x');
        for (int at = 76; at < body.length; at += 78) {
            body[at] = '\r';
            body[at + 1] = '\n';
        }
        Lane lane = new Lane().add("big@example.org", content("big", new String(body, StandardCharsets.US_ASCII)))
                .add("ada@example.org", new byte[50_000_001]).add("ada@example.org", content("after", "x\r\n"));
        send(plain(true), lane);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.TOO_LARGE, Kind.ACCEPTED);
        assertThat(bodies("big", 1)).singleElement().satisfies(received -> assertThat(received.length())
                .isGreaterThan(39_000_000));
    }
}

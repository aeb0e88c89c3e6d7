package org.convene.smtp;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.convene.smtp.Answer.Kind;
import org.convene.smtp.FakeRelay.Script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When the conversation is encrypted, and with whom it is not held. */
class EncryptionTests {
    private static final Timeouts SHORT = new Timeouts(Duration.ofSeconds(9), Duration.ofMillis(600),
            Duration.ofSeconds(9), Duration.ofSeconds(9));
    private static Certificate here;
    private static Certificate elsewhere;
    private static Certificate expired;

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        here = Certificate.of(directory, "IP:127.0.0.1");
        elsewhere = Certificate.of(directory, "DNS:relay.example.org");
        expired = Certificate.of(directory, "IP:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    }

    private static Script startTls(Certificate certificate) {
        return peer -> {
            peer.open("STARTTLS");
            peer.hear("STARTTLS");
            peer.say("220 go on");
            peer.encrypt(certificate.shown());
            peer.hello("PIPELINING");
            peer.accept();
            peer.content();
            peer.say("250 taken");
            peer.hear("QUIT");
            peer.say("221 bye");
        };
    }

    private static Script implicit(Certificate certificate) {
        return peer -> {
            peer.encrypt(certificate.shown());
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.say("250 taken");
        };
    }

    private static void send(Script script, Encryption.Mode mode, @Nullable SSLContext trust) throws Exception {
        send(script, new Encryption(mode, trust, false));
    }

    private static void send(Script script, Encryption encryption) throws Exception {
        Lane lane = Lane.of("ada@example.org");
        talk(script, encryption, lane);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED);
    }

    private static void talk(Script script, Encryption encryption, Lane lane) throws Exception {
        talk(script, encryption, lane, Timeouts.STANDARD);
    }

    private static void talk(Script script, Encryption encryption, Lane lane, Timeouts timeouts) throws Exception {
        try (FakeRelay relay = new FakeRelay(peer -> {
            try {
                script.talk(peer);
            } catch (SSLException refused) {
                // The client said so.
            }
        });
                SmtpConnection connection = new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org", encryption,
                        null,
                        timeouts, true).connect()) {
            if (connection.certificateUntil() != null) {
                assertThat(connection.certificateUntil()).isAfter(Instant.now());
            }
            connection.converse(lane);
            assertThat(connection.certificateUntil() != null).isEqualTo(encryption.mode() != Encryption.Mode.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Encryption.Mode.class, mode = Mode.INCLUDE, names = {"OPPORTUNISTIC", "REQUIRED"})
    void startsTlsAndGreetsAnew(Encryption.Mode mode) throws Exception {
        send(startTls(here), mode, here.trusted());
    }

    @Test
    void encryptsFromTheFirstByte() throws Exception {
        send(implicit(here), Encryption.Mode.IMPLICIT, here.trusted());
    }

    @ParameterizedTest
    @EnumSource(value = Encryption.Mode.class, mode = Mode.INCLUDE, names = {"OPPORTUNISTIC", "REQUIRED"})
    void trustsNoCertificateThatNobodyVouchesFor(Encryption.Mode mode) {
        assertThatThrownBy(() -> send(startTls(here), mode, null)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("TLS: ").hasMessageContaining("certification path");
    }

    @Test
    void trustsNoCertificateForAnotherHost() {
        assertThatThrownBy(() -> send(startTls(elsewhere), Encryption.Mode.REQUIRED, elsewhere.trusted()))
                .isInstanceOf(RelayUnreachable.class).hasMessageContaining("127.0.0.1");
        assertThatThrownBy(() -> send(implicit(elsewhere), Encryption.Mode.IMPLICIT, elsewhere.trusted()))
                .isInstanceOf(RelayUnreachable.class);
    }

    @Test
    void takesAnyNameWhenToldTo() throws Exception {
        send(startTls(elsewhere), new Encryption(Encryption.Mode.REQUIRED, elsewhere.trusted(), true));
        assertThatThrownBy(() -> send(startTls(here), new Encryption(Encryption.Mode.REQUIRED, null, true)))
                .isInstanceOf(RelayUnreachable.class);
    }

    @Test
    void trustsNoCertificateThatIsOver() {
        assertThatThrownBy(() -> send(startTls(expired), Encryption.Mode.REQUIRED, expired.trusted()))
                .isInstanceOf(RelayUnreachable.class).hasMessageContaining("validity");
    }

    @Test
    void talksToNobodyWithoutTlsWhereItIsRequired() {
        assertThatThrownBy(() -> send(peer -> {
            peer.open("PIPELINING");
            assertThat(peer.rest()).isEmpty();
        }, Encryption.Mode.REQUIRED, null)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("STARTTLS, which is required");
    }

    @Test
    void givesUpWhereStartTlsIsOfferedAndRefused() {
        assertThatThrownBy(() -> send(peer -> {
            peer.open("STARTTLS");
            peer.hear("STARTTLS");
            peer.say("454 4.7.0 not now");
            assertThat(peer.rest()).isEmpty();
        }, Encryption.Mode.OPPORTUNISTIC, null)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("454 4.7.0");
    }

    @Test
    void believesNothingSaidBeforeTlsBegan() {
        assertThatThrownBy(() -> send(peer -> {
            peer.open("STARTTLS");
            peer.hear("STARTTLS");
            peer.say("220 go on", "250-injected", "250 AUTH PLAIN");
            assertThat(peer.rest()).isEmpty();
        }, Encryption.Mode.REQUIRED, null)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("before TLS began");
    }

    @Test
    void waitsNotForEverForAHandshake() {
        assertThatThrownBy(() -> talk(peer -> {
            peer.open("STARTTLS");
            peer.hear("STARTTLS");
            peer.say("220 go on");
            peer.ignore();
        }, new Encryption(Encryption.Mode.REQUIRED), new Lane(), SHORT)).isInstanceOf(RelayUnreachable.class)
                .hasMessageContaining("TLS: no handshake in time");
    }

    @Test
    void waitsNotForEverForAnEncryptedAnswer() throws Exception {
        Lane lane = Lane.of("ada@example.org", "bob@example.org");
        talk(peer -> {
            peer.encrypt(here.shown());
            peer.open("PIPELINING");
            peer.accept();
            peer.content();
            peer.ignore();
        }, new Encryption(Encryption.Mode.IMPLICIT, here.trusted(), false), lane, new Timeouts(Duration.ofSeconds(9),
                Duration.ofSeconds(9), Duration.ofMillis(300), Duration.ofSeconds(9)));
        assertThat(lane.answers).containsExactly(Answer.ours(Kind.UNCERTAIN, "no answer in time"),
                Answer.ours(Kind.BROKEN, "no answer in time"));
    }

    @Test
    void anEncryptedMessageMayBeLong() throws Exception {
        byte[] content = new byte[1_000_000];
        Arrays.fill(content, (byte) 'x');
        Lane lane = new Lane().add("ada@example.org", content).add("bob@example.org", content);
        talk(peer -> {
            peer.encrypt(here.shown());
            peer.open("PIPELINING");
            peer.accept();
            assertThat(peer.content()).hasSize(content.length + 2);
            peer.hear("MAIL", "RCPT", "DATA");
            peer.say("250 taken", "250 ok", "250 ok", "354 go on");
            assertThat(peer.content()).hasSize(content.length + 2);
            peer.say("250 taken");
        }, new Encryption(Encryption.Mode.IMPLICIT, here.trusted(), false), lane);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.ACCEPTED);
    }
}

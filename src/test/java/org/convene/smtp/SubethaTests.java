package org.convene.smtp;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

import org.convene.smtp.Answer.Kind;
import org.convene.smtp.Login.Mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A server that others wrote: password, TLS, many messages. */
class SubethaTests {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer.Builder builder = new SMTPServer.Builder().port(0)
            .bindAddress(InetAddress.getLoopbackAddress()).requireAuth()
            .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                if (!user.equals("convene") || !password.equals("secret")) {
                    throw new LoginFailedException("no");
                }
            })).messageHandler((context, from, to, data) -> taken.add(new String(data, StandardCharsets.UTF_8)));

    private static SmtpRelay relay(SMTPServer server, Encryption encryption, Login login) {
        return new SmtpRelay("127.0.0.1", server.getPortAllocated(), "convene.example.org", encryption, login,
                Timeouts.STANDARD, true);
    }

    @ParameterizedTest
    @EnumSource(value = Mechanism.class, mode = Mode.EXCLUDE, names = "XOAUTH2")
    void signsInEncryptedAndDelivers(Mechanism mechanism, @TempDir Path directory) throws Exception {
        Certificate certificate = Certificate.of(directory, "IP:127.0.0.1");
        SMTPServer server = builder.enableTLS().startTlsSocketFactory(certificate.shown()).build();
        server.start();
        Lane lane = Lane.of("ada@example.org", "bob@example.org", "eve@example.org").add("dot@example.org",
                "Subject: dot\r\n\r\n.\r\n..\r\n".getBytes(StandardCharsets.UTF_8));
        Login login = new Login("convene", "secret", mechanism, false);
        try (SmtpConnection connection = relay(server,
                new Encryption(Encryption.Mode.REQUIRED, certificate.trusted(), false), login).connect()) {
            connection.converse(lane);
        } finally {
            server.stop();
        }
        assertThat(lane.kinds()).hasSize(4).containsOnly(Kind.ACCEPTED);
        assertThat(taken).hasSize(4).last().asString().endsWith("Subject: dot\r\n\r\n.\r\n..\r\n");
    }

    @Test
    void aWrongPasswordIsRefused() {
        SMTPServer server = builder.build();
        server.start();
        try {
            assertThatThrownBy(() -> relay(server, new Encryption(Encryption.Mode.OPPORTUNISTIC),
                    new Login("convene", "wrong")).connect()).isInstanceOf(RelayUnreachable.class)
                    .hasMessageContaining("535");
        } finally {
            server.stop();
        }
    }
}

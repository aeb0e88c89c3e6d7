package org.convene.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

import org.convene.delivery.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** The way to a relay that wants a password or TLS, as real ones do. */
class RelayCarrierTests {
    private static final DeliveryProperties PROPERTIES = TestParts.properties();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Boolean> encrypted = new CopyOnWriteArrayList<>();
    private final SMTPServer.Builder relay = new SMTPServer.Builder().port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, data) -> {
                taken.add(to);
                encrypted.add(((Session) context).isTLSStarted());
            });
    private final MailProperties settings = new MailProperties();
    private @Nullable SMTPServer server;
    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void signsInAtTheRelay() throws Exception {
        start(relay.requireAuth().authenticationHandlerFactory(password("secret")));
        settings.setUsername("convene");
        settings.setPassword("secret");
        assertThat(send().kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(taken).hasSize(1);
    }

    @Test
    void waitsWhenTheRelayRefusesThePassword() throws Exception {
        start(relay.requireAuth().authenticationHandlerFactory(password("secret")));
        settings.setUsername("convene");
        settings.setPassword("wrong");
        Answer answer = send();
        assertThat(answer.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(answer.words()).contains("535");
        assertThat(taken).isEmpty();
    }

    @Test
    void waitsWhenTheRelayWantsAPasswordThatIsNotSet() throws Exception {
        start(relay.requireAuth().authenticationHandlerFactory(password("secret")));
        assertThat(send().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
        start(relay.enableTLS().startTlsSocketFactory(selfSigned()));
        Answer answer = send();
        assertThat(answer.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(answer.words()).containsIgnoringCase("TLS");
        assertThat(taken).isEmpty();
    }

    @Test
    void speaksTlsWhereTheRelayOffersIt() throws Exception {
        start(relay.enableTLS().startTlsSocketFactory(selfSigned()));
        settings.getProperties().put("mail.smtp.ssl.trust", "127.0.0.1");
        assertThat(send().kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(encrypted).containsExactly(true);
    }

    @Test
    void waitsForARelayThatIsNotThere() throws Exception {
        start(relay).stop();
        assertThat(send().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    private SMTPServer start(SMTPServer.Builder builder) {
        SMTPServer started = builder.build();
        started.start();
        server = started;
        settings.setHost("127.0.0.1");
        settings.setPort(started.getPortAllocated());
        return started;
    }

    private Answer send() throws MessagingException {
        try (RelayCarrier carrier = new RelayCarrier(new Relay(settings, PROPERTIES, TestParts.site()),
                Duration.ofSeconds(20))) {
            return carrier.carry(TestParts.envelope("ada@example.org"), () -> true);
        }
    }

    private static EasyAuthenticationHandlerFactory password(String right) {
        return new EasyAuthenticationHandlerFactory((user, password, context) -> {
            if (!password.equals(right)) {
                throw new LoginFailedException("no");
            }
        });
    }

    private SSLContext selfSigned() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("relay.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "relay", "-keyalg", "EC", "-dname", "CN=relay.example.org", "-ext",
                "SAN=IP:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "password")
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "password".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}

package org.convene.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.RelaySink;

import static org.awaitility.Awaitility.await;

/** The whole service with a relay that does what a test says. */
@ConveneTest
@TestPropertySource(properties = {"spring.mail.username=convene", "spring.mail.password=quite-secret",
        "convene.delivery.retry-first=200ms", "convene.delivery.reconnect-first=200ms",
        "convene.delivery.reconnect-most=400ms", "convene.delivery.poll=200ms", "convene.delivery.connections=3",
        "convene.delivery.final-reply-timeout=1s", "convene.delivery.destination-rest=200ms",
        "convene.delivery.destinations=narrow.example=/1", "convene.delivery.uncertain-pause=100ms"})
abstract class RelayTest {
    static final RelaySink SINK = new RelaySink();
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @DynamicPropertySource
    static void relay(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", SINK::port);
    }

    @BeforeEach
    void usualRelay() {
        SINK.reset();
    }

    @AfterAll
    static void stop() {
        SINK.close();
    }

    UUID send(List<Recipient> recipients) {
        return transaction.execute(status -> outbox.send(
                new Mailing("test:relay", Lane.BULK, SignInLinkMail.SAMPLE, null, null, null, null, null),
                recipients));
    }

    Progress finished(UUID mailing) {
        await().atMost(Duration.ofSeconds(20)).until(() -> deliveries.progressOf(mailing).finished());
        return deliveries.progressOf(mailing);
    }

    DeliveryReport only(UUID mailing) {
        return deliveries.reportsOf(mailing, null, null, 2).getFirst();
    }

    static Recipient to(String address) {
        return Recipient.of(new EmailAddress(address), "", Locale.ENGLISH);
    }
}

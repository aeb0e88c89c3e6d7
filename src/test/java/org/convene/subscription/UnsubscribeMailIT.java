package org.convene.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.inbound.InboundTest;
import org.convene.inbound.MailServer;
import org.convene.mail.EmailAddress;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Leaving by a mail to the signed address (M7). */
@InboundTest
@Import(Stage.class)
@OwnService
class UnsubscribeMailIT {
    private static final String ADA = "ada@example.org";
    private static final String MAIL = "From: %s\nSubject: unsubscribe\nMessage-ID: <%s@example.org>\n%s\n";
    @Autowired
    Stage stage;
    @Autowired
    MailServer server;
    @Autowired
    Addresses addresses;
    @Autowired
    Outbox outbox;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;
    private String leave = "";

    @BeforeEach
    void aMemberOfTwoGroups() {
        stage.groups("cities", "universities");
        stage.join(ADA, "cities", "universities");
        UUID id = jdbc.sql("""
                select s.id from subscription s join working_group g on g.id = s.group_id where g.slug = 'cities'
                """).query(UUID.class).single();
        leave = addresses.of(AddressPurpose.UNSUBSCRIBE, id).value();
    }

    @Test
    void whoeverWritesToTheAddressEndsThatSubscriptionOnly() {
        assertThat(server.deliver("stranger@example.org", leave, MAIL.formatted("x@example.org", "1", "")))
                .startsWith("250");
        server.awaitSorted();
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select how from consent_record where act = 'WITHDRAWN'").query(String.class).single())
                .isEqualTo("mail");
        assertThat(mailbox.mailsTo("stranger@example.org")).isEmpty();
        assertThat(mailbox.mailsTo("x@example.org")).isEmpty();
        server.deliver(ADA, leave, MAIL.formatted(ADA, "2", ""));
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("DONE unsubscribe", "DONE unsubscribe");
        assertThat(jdbc.sql("select count(*) from consent_record where act = 'WITHDRAWN'").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void groupMailNamesTheAddressBesideTheLink() {
        UUID id = addresses.open(leave).orElseThrow().id();
        transaction.execute(status -> outbox.send(
                Mailing.personal("test:1", new GoodbyeMail(List.of("Cities"), "https://convene.example.org/undo")),
                List.of(new Recipient(id, new EmailAddress("copy@example.org"), "", Locale.ENGLISH, Map.of(),
                        "https://convene.example.org/unsubscribe/x", null))));
        assertThat(mailbox.awaitFirst("copy@example.org").header("List-Unsubscribe"))
                .isEqualTo("<https://convene.example.org/unsubscribe/x>, <mailto:" + leave + ">");
    }

    @Test
    void programsLeaveNothing() {
        server.deliver("", leave, MAIL.formatted("mailer-daemon@example.org", "1", ""));
        server.deliver(ADA, leave, MAIL.formatted(ADA, "2", "Auto-Submitted: auto-replied\n"));
        server.awaitSorted();
        assertThat(server.verdicts()).containsOnly("DONE auto-reply");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }

    @Test
    void withoutTheAddressNothingHappens() {
        assertThat(server.deliver(ADA, "unsubscribe@convene.example.org", MAIL.formatted(ADA, "1", "")))
                .startsWith("550");
        server.deliver(ADA, "convene@convene.example.org", MAIL.formatted(ADA, "2", ""));
        String nobody = addresses.of(AddressPurpose.UNSUBSCRIBE, UUID.randomUUID()).value();
        server.deliver(ADA, nobody, MAIL.formatted(ADA, "3", ""));
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("QUARANTINED unknown", "DONE unsubscribe");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }
}

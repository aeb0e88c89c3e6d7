package org.convene.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.inbound.InboundTest;
import org.convene.inbound.MailServer;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.suppression.Suppressions;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What follows when somebody calls a group's mail spam. */
@InboundTest
@Import(Stage.class)
@OwnService
class ComplaintIT {
    private static final String ADA = "ada@example.org";
    private static final String REPORT = """
            From: feedback@mail.example.org
            Subject: complaint
            Message-ID: <%s@mail.example.org>
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Original-Mail-From: <%s>

            --b--
            """;
    @Autowired
    Stage stage;
    @Autowired
    MailServer server;
    @Autowired
    Outbox outbox;
    @Autowired
    Suppressions suppressions;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @BeforeEach
    void aMemberOfThreeGroups() {
        stage.groups("cities", "universities", "festivals");
        stage.join(ADA, "cities", "universities", "festivals");
    }

    @Test
    void endsThatGroupOnlyAndTheWayBackAsksAgain() {
        String returnPath = announce("cities");
        complain("1", returnPath);
        assertThat(states()).containsExactly("ENDED", "ACTIVE", "ACTIVE");
        assertThat(suppressions.contains(new EmailAddress(ADA))).isFalse();
        ReceivedMail stopped = mailbox.awaitSubject(ADA, "has stopped");
        assertThat(stopped.subject()).isEqualTo("Mail from Group cities has stopped");
        assertThat(http.get(stopped.link("/groups/cities")).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select how from consent_record where act = 'WITHDRAWN'").query(String.class).list())
                .containsExactly("complaint");
        assertThat(subscriptions.members(stage.admin(), "cities",
                new MemberFilter(Subscription.State.ENDED, "", null, 10))).singleElement()
                .satisfies(row -> assertThat(row.endedReason()).isEqualTo("COMPLAINED"));
        clock.advance(Duration.ofDays(2));
        stage.join(ADA, "cities");
        assertThat(states()).containsExactly("ENDED,ACTIVE", "ACTIVE", "ACTIVE");
    }

    @Test
    void countsOnceHoweverOftenItIsBrought() {
        String returnPath = announce("cities");
        complain("1", returnPath);
        complain("2", returnPath);
        stage.settle();
        assertThat(mailbox.mailsTo(ADA).stream().filter(mail -> mail.subject().contains("has stopped"))).hasSize(1);
        assertThat(jdbc.sql("select sum(complained) from mailing").query(Long.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select judgement from bounce").query(String.class).single()).isEqualTo("ENDED");
    }

    @Test
    void endsEveryGroupTheMailWasFor() {
        complain("1", announce("cities", "universities"));
        assertThat(states()).containsExactly("ENDED", "ENDED", "ACTIVE");
        assertThat(mailbox.awaitSubject(ADA, "has stopped").subject()).isEqualTo("Mail from 2 groups has stopped");
    }

    @Test
    void mailThatTakesSomethingBackCountsForItsGroupToo() {
        UUID id = stage.subscription(ADA, "cities");
        String leave = subscriptions.linksFor(subscriptions.member(id, MailKind.INVITATIONS).orElseThrow())
                .unsubscribeUrl();
        int before = mailbox.mailsTo(ADA).size();
        transaction.execute(status -> outbox.send(mailing(), List.of(new Recipient(null, new EmailAddress(ADA), "",
                Locale.ENGLISH, Map.of(), leave, null))));
        complain("1", returnPath(before));
        assertThat(states()).containsExactly("ENDED", "ACTIVE", "ACTIVE");
    }

    private List<String> states() {
        return Stream.of("cities", "universities", "festivals").map(slug -> stage.stateOf(ADA, slug)).toList();
    }

    /** Sends news to these groups; the return path of Ada's copy. */
    private String announce(String... slugs) {
        int before = mailbox.mailsTo(ADA).size();
        String groups = jdbc
                .sql("select string_agg(cast(id as text), ',') from working_group where slug = any (:slugs)")
                .param("slugs", slugs).query(String.class).single();
        transaction.execute(status -> outbox.sendToMembers(mailing(), "groups:announcements:" + groups));
        return returnPath(before);
    }

    private static Mailing mailing() {
        return new Mailing("test:" + UUID.randomUUID(), Lane.BULK,
                new GoodbyeMail(List.of("Any mail"), "https://convene.example.org/undo"), null, null,
                new ListId(new HeaderText("Cities"), "cities", "example.org"), null, null);
    }

    private String returnPath(int before) {
        mailbox.await(ADA, before + 1);
        return jdbc.sql("select sender from caught_mail where recipient = :ada order by id desc limit 1")
                .param("ada", ADA).query(String.class).single();
    }

    private void complain(String id, String returnPath) {
        assertThat(server.deliver("", "abuse@convene.example.org", REPORT.formatted(id, returnPath)))
                .startsWith("250");
        server.awaitSorted();
    }
}

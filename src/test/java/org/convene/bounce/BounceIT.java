package org.convene.bounce;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.audit.Staff;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.inbound.InboundTest;
import org.convene.inbound.MailServer;
import org.convene.mail.EmailAddress;
import org.convene.mail.MailModel;
import org.convene.suppression.Suppressions;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** From a mail that left to what its bounce brings about. */
@InboundTest
@OwnService
class BounceIT {
    private static final EmailAddress TOMAS = new EmailAddress("tomas@example.org");
    private static final String REPORT = """
            From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <%s@mx.example.org>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; tomas@example.org
            Action: failed
            Status: %s
            Diagnostic-Code: smtp; %s

            --b--
            """;
    /** Any mail. */
    record GoodbyeMail(List<String> groups, String undoUrl) implements MailModel {}

    @Autowired
    MailServer server;
    @Autowired
    Outbox outbox;
    @Autowired
    Suppressions suppressions;
    @Autowired
    Bounces bounces;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @Test
    void aDeadAddressIsDroppedAtOnceWithReasonAndSource() {
        assertThat(bounce(send(), "5.1.1", "550 5.1.1 User unknown")).startsWith("250");
        assertThat(suppressions.contains(TOMAS)).isTrue();
        assertThat(jdbc.sql("select source || ' ' || reason from suppression").query(String.class).single())
                .isEqualTo("bounce 5.1.1 550 5.1.1 User unknown");
        assertThat(jdbc.sql("select bounced from mailing").query(Integer.class).single()).isEqualTo(1);
        Http ines = cast.signIn(http.fresh(), cast.ines());
        var page = Http.page(ines.get("/staff/bounces"));
        assertThat(page.select("main").text()).contains("tomas@example.org", "not written to any more", "User unknown");
        assertThat(ines.get(page.select("a[href^=/staff/inbound/]").attr("href")).statusCode()).isEqualTo(200);
        suppressions.lift(TOMAS);
        mailbox.await(TOMAS.value(), 1);
        assertThat(bounce(send(), "5.1.1", "550 5.1.1 User unknown")).startsWith("250");
        assertThat(suppressions.contains(TOMAS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.1", "5.7.26", "5.6.1", "5.1.8", "5.3.4"})
    void whatBlamesUsNeverCostsAMember(String status) {
        for (int day = 0; day < 10; day++) {
            bounce(send(), status, "550 " + status + " no");
            clock.advance(Duration.ofDays(1));
        }
        assertThat(suppressions.contains(TOMAS)).isFalse();
        assertThat(mailbox.mailsTo(TOMAS.value())).hasSize(10);
        assertThat(bounces.page(cast.ines(), null, 100)).hasSize(10)
                .allMatch(bounce -> bounce.judgement() == Bounce.Judgement.ALERTED);
        Http ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(Http.page(ines.get("/staff/bounces")).select("main").text()).contains("refused by policy");
    }

    @Test
    void adminsHearOfEachAnswerOnceADay() {
        String ines = addressOf(cast.ines());
        for (String id : List.of("4fXq2", "9kLm7", "77aBc")) {
            bounce(send(), "5.7.26",
                    "550 5.7.26 Blocked, sender unauthenticated; queue " + id + " for tomas@example.org");
        }
        bounce(send(), "5.7.1", "554 5.7.1 Service unavailable; client host is listed");
        List<ReceivedMail> told = mailbox.await(ines, 2);
        assertThat(told).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("is being refused");
            assertThat(http.fresh().get(mail.link("/staff/sending/check")).statusCode()).isIn(302, 303);
        });
        assertThat(told.getFirst().text()).contains("sender unauthenticated", "SPF, DKIM and DMARC", "example.org");
        assertThat(told.getLast().text()).contains("client host is listed", "reputation");
        clock.advance(Duration.ofHours(25));
        bounce(send(), "5.7.26", "550 5.7.26 Blocked, sender unauthenticated; queue 1aaaa for tomas@example.org");
        mailbox.await(ines, 3);
    }

    @Test
    void aStormOfDifferentAnswersIsNoStormOfMails() {
        String ines = addressOf(cast.ines());
        for (String word : List.of("one", "two", "three", "four", "five", "six", "seven")) {
            bounce(send(), "5.7.1", "550 5.7.1 no because of " + word);
        }
        mailbox.await(ines, 5);
        mailbox.await(TOMAS.value(), 7);
        assertThat(mailbox.mailsTo(ines)).hasSize(5);
    }

    @Test
    void anAddressInDoubtIsAskedAndDroppedWhenThatComesBackToo() {
        String probe = doubtful();
        assertThat(suppressions.contains(TOMAS)).isFalse();
        bounce(send(), "4.2.2", "452 4.2.2 Mailbox full");
        assertThat(suppressions.contains(TOMAS)).isFalse();
        bounce(probe, "4.4.1", "connection timed out");
        assertThat(suppressions.contains(TOMAS)).isTrue();
    }

    @Test
    void anAddressThatTakesTheCheckMailIsFineAgain() {
        doubtful();
        clock.advance(Duration.ofDays(8));
        assertThat(bounces.settle()).isEqualTo(1);
        bounce(send(), "4.2.2", "452 4.2.2 Mailbox full");
        clock.advance(Duration.ofDays(1));
        assertThat(suppressions.contains(TOMAS)).isFalse();
        assertThat(probes()).isEqualTo(1);
    }

    @Test
    void manyOnOneDayAndFewInLongTimesAreNoTrouble() {
        for (int i = 0; i < 8; i++) {
            bounce(send(), "4.2.2", "452 4.2.2 Mailbox full");
        }
        for (int month = 0; month < 8; month++) {
            clock.advance(Duration.ofDays(30));
            bounce(send(), "4.4.1", "connection timed out");
        }
        assertThat(probes()).isZero();
        assertThat(suppressions.contains(TOMAS)).isFalse();
    }

    @Test
    void whoCallsPersonalMailSpamGetsNothingMore() {
        server.deliver("", "abuse@convene.example.org", """
                From: feedback@mail.example.org
                Subject: complaint
                Message-ID: <c@mail.example.org>
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                Original-Mail-From: <%s>

                --b--
                """.formatted(send()));
        server.awaitSorted();
        assertThat(suppressions.contains(TOMAS)).isTrue();
        assertThat(jdbc.sql("select source from suppression").query(String.class).single()).isEqualTo("complaint");
        assertThat(jdbc.sql("select complained from mailing").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfWhoWasErased() {
        bounce(send(), "4.2.2", "452 4.2.2 Mailbox full");
        server.deliver("tomas@example.org", "convene@convene.example.org", "From: Tomas <Tomas@example.org>\n\nHello");
        server.deliver("mara@example.org", "convene@convene.example.org", "From: mara@example.org\n\nHello");
        server.awaitSorted();
        bounces.erase(TOMAS);
        assertThat(jdbc.sql("select sender from inbound_mail").query(String.class).list())
                .containsExactly("mara@example.org");
        assertThat(jdbc.sql("select (select count(*) from bounce) + (select count(*) from bounce_score)")
                .query(Long.class).single()).isZero();
    }

    /** Five days with a soft bounce each; the return path of the check mail. */
    private String doubtful() {
        for (int day = 0; day < 5; day++) {
            assertThat(probes()).isZero();
            bounce(send(), day % 2 == 0 ? "4.2.2" : "4.4.7", "not now");
            clock.advance(Duration.ofDays(1));
        }
        ReceivedMail check = mailbox.awaitSubject(TOMAS.value(), "reach you again");
        assertThat(check.header("Auto-Submitted")).isEqualTo("auto-generated");
        return jdbc.sql("select sender from caught_mail where subject like '%reach you again%'").query(String.class)
                .single();
    }

    private String addressOf(Staff staff) {
        return jdbc.sql("select email from staff where id = :id").param("id", staff.id()).query(String.class).single();
    }

    private long probes() {
        return jdbc.sql("select count(*) from mailing where origin like 'probe:%'").query(Long.class).single();
    }

    /** Sends one mail; its return path. */
    private String send() {
        int before = mailbox.mailsTo(TOMAS.value()).size();
        transaction.execute(status -> outbox.send(
                Mailing.personal("test:" + UUID.randomUUID(),
                        new GoodbyeMail(List.of("Cities"), "https://convene.example.org/undo")),
                List.of(Recipient.of(TOMAS, "", Locale.ENGLISH))));
        mailbox.await(TOMAS.value(), before + 1);
        return jdbc.sql("select sender from caught_mail order by id desc limit 1").query(String.class).single();
    }

    private String bounce(String returnPath, String status, String words) {
        String answer = server.deliver("", returnPath, REPORT.formatted(UUID.randomUUID(), status, words));
        server.awaitSorted();
        return answer;
    }
}

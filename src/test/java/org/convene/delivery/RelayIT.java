package org.convene.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.suppression.Suppressions;
import org.convene.testing.OwnService;
import org.convene.testing.RelaySink;
import org.convene.testing.RelaySink.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of mail when the relay behaves in every way relays do. */
@OwnService
class RelayIT extends RelayTest {
    @Autowired
    ReportRepository reports;
    @Autowired
    Suppressions suppressions;

    @Test
    void handsOneMessagePerRecipientOverKeptConnections() {
        List<Recipient> many = IntStream.range(0, 200).mapToObj(i -> to("member" + i + "@example.org")).toList();
        UUID mailing = send(many);
        assertThat(finished(mailing).sent()).isEqualTo(200);
        assertThat(SINK.taken()).hasSize(200).extracting(RelaySink.Taken::recipient).doesNotHaveDuplicates();
        assertThat(SINK.connections()).isLessThanOrEqualTo(3);
    }

    @Test
    void triesAgainLaterWhatIsRefusedForNow() {
        AtomicInteger refusals = new AtomicInteger();
        SINK.script((step, line) -> step == Step.RCPT && refusals.incrementAndGet() <= 2 ? "451 4.7.1 later" : null);
        UUID mailing = send(List.of(to("ada@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(only(mailing).attempts()).isEqualTo(3);
        assertThat(SINK.takenBy("ada@example.org")).hasSize(1);
    }

    @Test
    void givesUpAtOnceWhatIsRefusedForGood() {
        SINK.script((step, line) -> step == Step.RCPT && line.startsWith("gone") ? "550 5.1.1 no such user" : null);
        UUID mailing = send(List.of(to("gone@example.org"), to("ada@example.org")));
        Progress progress = finished(mailing);
        assertThat(progress.sent()).isEqualTo(1);
        assertThat(progress.failed()).isEqualTo(1);
        DeliveryReport failed = deliveries.reportsOf(mailing, DeliveryState.FAILED, null, 10).getFirst();
        assertThat(failed.reply()).isEqualTo("550 5.1.1 no such user");
        assertThat(failed.attempts()).isEqualTo(1);
    }

    @Test
    void sendsAgainWhatFailedWhenStaffAskForIt() {
        SINK.script((step, line) -> step == Step.DOT ? "554 5.7.1 not today" : null);
        UUID mailing = send(List.of(to("ada@example.org")));
        assertThat(finished(mailing).failed()).isEqualTo(1);
        aged(mailing);
        SINK.script((step, line) -> null);
        int again = Stream.of(1, 2).map(click -> CompletableFuture.supplyAsync(() -> deliveries.retryFailed(mailing)))
                .toList().stream().mapToInt(CompletableFuture::join).sum();
        assertThat(again).isEqualTo(1);
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(deliveries.progressOf(mailing).failed()).isZero();
    }

    /** Everything of it happened six days earlier. */
    private void aged(UUID mailing) {
        jdbc.sql("""
                update mailing set due_at = due_at - interval '6 days', expires_at = expires_at - interval '6 days',
                    paused_at = paused_at - interval '6 days' where id = :id
                """).param("id", mailing).update();
        jdbc.sql("update chunk set expires_at = expires_at - interval '6 days' where mailing = :id")
                .param("id", mailing).update();
    }

    @Test
    void listsWhatLostItsAnswerAndSendsItOnceMoreUnderTheSameId() {
        AtomicInteger losses = new AtomicInteger();
        SINK.script((step, line) -> step == Step.DOT && line.startsWith("lost") && losses.incrementAndGet() == 1
                ? RelaySink.HANG_UP
                : null);
        UUID mailing = send(List.of(to("lost@example.org"), to("ada@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(2);
        assertThat(SINK.takenBy("ada@example.org")).hasSize(1);
        assertThat(SINK.takenBy("lost@example.org")).hasSize(2).extracting(mail -> mail.mail().header("Message-ID"))
                .containsOnly(SINK.takenBy("lost@example.org").getFirst().mail().header("Message-ID"));
        assertThat(reports.uncertain(10)).singleElement().extracting(DeliveryReport::address)
                .isEqualTo(new EmailAddress("lost@example.org"));
    }

    @Test
    void isUncertainAboutARelayThatNeverAnswersTheDot() {
        SINK.script((step, line) -> step == Step.DOT ? RelaySink.SILENCE : null);
        UUID mailing = send(List.of(to("ada@example.org")));
        assertThat(finished(mailing).uncertain()).isEqualTo(1);
        assertThat(SINK.taken()).as("not a third time").hasSize(2);
        assertThat(deliveries.retryFailed(mailing)).isZero();
    }

    @Test
    void sendsOverANewConnectionWhatBrokeBeforeTheDot() {
        AtomicInteger breaks = new AtomicInteger();
        SINK.script((step, line) -> step == Step.DATA && breaks.incrementAndGet() == 2 ? RelaySink.HANG_UP : null);
        UUID mailing = send(List.of(to("a@example.org"), to("b@example.org"), to("c@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(3);
        assertThat(SINK.taken()).hasSize(3);
    }

    @Test
    void writesToANarrowDomainOverOneConnectionAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> begun = ConcurrentHashMap.newKeySet();
        SINK.script((step, line) -> {
            if (step == Step.RCPT && line.endsWith("@narrow.example") && begun.add(line)) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            } else if (step == Step.DOT && line.endsWith("@narrow.example")) {
                now.decrementAndGet();
            }
            return null;
        });
        List<UUID> mailings = IntStream.range(0, 6).mapToObj(i -> send(IntStream.range(0, 10)
                .mapToObj(n -> to("m" + i + "-" + n + (n % 2 == 0 ? "@narrow.example" : "@example.org"))).toList()))
                .toList();
        assertThat(mailings).allSatisfy(mailing -> assertThat(finished(mailing).sent()).isEqualTo(10));
        assertThat(SINK.taken()).hasSize(60);
        assertThat(most).hasValue(1);
    }

    @Test
    void goesOnWhenTheRelayHangsUpEveryFewMessages() {
        AtomicInteger mails = new AtomicInteger();
        SINK.script((step, line) -> step == Step.MAIL && mails.incrementAndGet() % 5 == 0
                ? "421 4.7.0 too many on this connection"
                : null);
        List<Recipient> many = IntStream.range(0, 40).mapToObj(i -> to("member" + i + "@example.org")).toList();
        UUID mailing = send(many);
        assertThat(finished(mailing).sent()).isEqualTo(40);
        assertThat(SINK.taken()).hasSize(40);
    }

    @Test
    void keepsMailWhileTheRelayIsDownWithoutUsingUpItsAttempts() {
        SINK.close();
        UUID mailing = send(List.of(to("ada@example.org")));
        await().until(() -> jdbc.sql("select count(*) from relay where down_since is not null").query(Long.class)
                .single() == 1);
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(1);
        assertThat(http.get("/readyz").statusCode()).isEqualTo(200);
        SINK.start();
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(only(mailing).attempts()).isEqualTo(1);
        await().until(() -> jdbc.sql("select count(*) from relay where down_since is not null").query(Long.class)
                .single() == 0);
    }

    @Test
    void looksAtSuppressionsRightBeforeSending() {
        UUID mailing = paused(List.of(to("ada@example.org"), to("ben@example.org")));
        transaction.executeWithoutResult(status -> suppressions.suppress(new EmailAddress("ADA@example.org"), "asked",
                "recipient"));
        aged(mailing);
        deliveries.resume(mailing);
        Progress progress = finished(mailing);
        assertThat(progress.suppressed()).isEqualTo(1);
        assertThat(SINK.taken()).extracting(RelaySink.Taken::recipient).containsExactly("ben@example.org");
    }

    @Test
    void sendsNothingOfAPausedOrCancelledMailing() {
        UUID mailing = paused(List.of(to("ada@example.org")));
        finished(send(List.of(to("ben@example.org"))));
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(1);
        deliveries.cancel(mailing);
        Progress progress = finished(mailing);
        assertThat(progress.cancelled()).isEqualTo(1);
        assertThat(SINK.takenBy("ada@example.org")).isEmpty();
    }

    @Test
    void expiresWhatCouldNotBeSentInTime() {
        SINK.script((step, line) -> step == Step.RCPT ? "450 4.2.1 busy" : null);
        UUID mailing = transaction.execute(status -> outbox.send(new Mailing("test:late", Lane.BULK,
                SignInLinkMail.SAMPLE, null, null, null, null, java.time.Instant.now().plusSeconds(1)),
                List.of(to("ada@example.org"))));
        assertThat(finished(mailing).failed()).isEqualTo(1);
        assertThat(only(mailing).state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(only(mailing).reply()).isEqualTo("450 4.2.1 busy");
    }

    @Test
    void parksAPoisonousRecipientAndSendsToTheOthers() {
        Recipient poison = new Recipient(null, new EmailAddress("odd@example.org"), "Odd", Locale.ENGLISH,
                java.util.Map.of(), "https://example.org/\r\nBcc: x@example.org", null);
        UUID mailing = send(List.of(poison, to("ada@example.org")));
        Progress progress = finished(mailing);
        assertThat(progress.failed()).isEqualTo(1);
        assertThat(progress.sent()).isEqualTo(1);
    }

    @Test
    void needsSmtpUtf8OnlyForAddressesThatHaveNoAsciiForm() {
        SINK.offer("SMTPUTF8");
        assertThat(finished(send(List.of(to("jürgen@example.org")))).sent()).isEqualTo(1);
        assertThat(SINK.taken()).extracting(RelaySink.Taken::recipient).containsExactly("jürgen@example.org");
        SINK.reset();
        UUID refused = send(List.of(to("jürgen@example.org"), to("ada@bücher.example")));
        assertThat(finished(refused).sent()).isEqualTo(1);
        assertThat(SINK.taken()).extracting(RelaySink.Taken::recipient).containsExactly("ada@xn--bcher-kva.example");
        assertThat(deliveries.reportsOf(refused, DeliveryState.FAILED, null, 1).getFirst().reply())
                .contains("SMTPUTF8");
    }

    @Test
    void showsNoMailboxWhereThereIsARelay() {
        assertThat(http.get("/mailbox").statusCode()).isEqualTo(404);
    }

    private UUID paused(List<Recipient> recipients) {
        return transaction.execute(status -> {
            UUID mailing = send(recipients);
            deliveries.pause(mailing);
            return mailing;
        });
    }
}

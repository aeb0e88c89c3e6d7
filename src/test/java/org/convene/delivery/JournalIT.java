package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of a chunk in the database, without anybody working on it by itself. */
@ConveneTest
@TestPropertySource(properties = "convene.roles=web")
@OwnService
class JournalIT {
    @Autowired
    Journal journal;
    @Autowired
    ChunkRepository chunks;
    @Autowired
    DeliveryRepository rows;
    @Autowired
    RelayRepository relay;
    @Autowired
    ReportRepository reports;
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    @Test
    void givesEveryChunkToOneWorkerOnly() throws Exception {
        UUID mailing = send(Lane.BULK, 300);
        List<Chunk> claimed = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<List<Chunk>> worker = () -> {
                List<Chunk> mine = new ArrayList<>();
                for (var next = journal.claim(Lane.BULK); next.isPresent(); next = journal.claim(Lane.BULK)) {
                    mine.add(next.get());
                }
                return mine;
            };
            for (var done : pool.invokeAll(IntStream.range(0, 6).mapToObj(n -> worker).toList())) {
                claimed.addAll(done.get());
            }
        }
        assertThat(claimed.stream().flatMap(chunk -> rows.rows(chunk).stream()).map(DeliveryRow::seq)).hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(300);
    }

    @Test
    void givesBackAClaimNobodyHeardOf() {
        send(Lane.BULK, 2);
        assertThat(chunks.claim("unheard", Lane.BULK)).isPresent();
        assertThat(journal.claim(Lane.BULK)).isEmpty();
        chunks.giveBack(List.of("unheard"));
        Chunk chunk = claim();
        chunks.giveBack(List.of("unheard"));
        assertThat(journal.advance(chunk, List.of(), 0, rows.rows(chunk))).as("still ours").isPresent();
    }

    @Test
    void takesPersonalMailFirst() {
        send(Lane.BULK, 5);
        UUID personal = send(Lane.PERSONAL, 1);
        assertThat(claim().mailing()).isEqualTo(personal);
        send(Lane.BULK, 5);
        assertThat(journal.claim(Lane.PERSONAL)).isEmpty();
    }

    @Test
    void countsEveryResultOnceHoweverOftenItsCommitWentUnheard() {
        UUID mailing = send(Lane.BULK, 3);
        Chunk chunk = claim();
        List<DeliveryRow> all = rows.rows(chunk);
        List<Outcome> first = List.of(Outcome.accepted(1, "250 taken"));
        for (int i = 0; i < 3; i++) {
            assertThat(journal.advance(chunk, List.of(), 0, all.subList(0, 1))).isPresent();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(journal.advance(chunk, first, 0, all.subList(1, 3))).isPresent();
        }
        journal.release(chunk, List.of(), 1, Duration.ZERO);
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(3, 1, 0, 0, 0, 0, 2, true, false));
        assertThat(outcomes()).isEqualTo(1);
        assertThat(rows.rows(claim())).extracting(DeliveryRow::seq).containsExactly(2, 3);
    }

    @Test
    void refusesWhoComesBackAfterTheClaimWasLost() {
        UUID mailing = send(Lane.BULK, 1);
        Chunk zombie = claim();
        loseLeases();
        Chunk next = claim();
        assertThat(next.fence()).isGreaterThan(zombie.fence());
        assertThat(journal.advance(zombie, List.of(), 0, rows.rows(zombie))).isEmpty();
        assertThat(journal.advance(next, List.of(), 0, rows.rows(next))).isPresent();
        journal.release(zombie, List.of(Outcome.accepted(1, "250 late")), 0, Duration.ZERO);
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(1);
        journal.release(next, List.of(Outcome.accepted(1, "250 taken")), 0, Duration.ZERO);
        assertThat(deliveries.progressOf(mailing).sent()).isEqualTo(1);
        assertThat(jdbc.sql("select reply from outcome where late").query(String.class).single())
                .isEqualTo("250 late");
    }

    @Test
    void sendsOnceMoreWhatItsWorkerMayHaveSentAndListsIt() {
        UUID mailing = send(Lane.BULK, 2);
        Chunk chunk = claim();
        assertThat(journal.advance(chunk, List.of(), 0, rows.rows(chunk))).isPresent();
        assertThat(journal.advance(chunk, List.of(Outcome.accepted(1, "250 taken")), 0, List.of())).isPresent();
        jdbc.sql("update chunk set intended = 2").update();
        loseLeases();
        Chunk rest = claim();
        assertThat(rows.rows(rest)).as("nothing is left of it").isEmpty();
        journal.release(rest, List.of(), 2, Duration.ZERO);
        assertThat(reports.uncertain(10)).extracting(DeliveryReport::id)
                .containsExactly(new DeliveryId(mailing, 2).uuid());
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(2, 1, 0, 0, 0, 0, 1, true, false));
        for (int lost = 1; lost < 5; lost++) {
            assertThat(deliveries.progressOf(mailing).waiting()).as("its worker ended, it did nothing").isEqualTo(1);
            jdbc.sql("update chunk set next_at = now() where again").update();
            Chunk again = claim();
            assertThat(rows.rows(again)).extracting(DeliveryRow::seq).containsExactly(2);
            assertThat(journal.advance(again, List.of(), 0, rows.rows(again))).isPresent();
            loseLeases();
            journal.release(claim(), List.of(), 1, Duration.ZERO);
        }
        assertThat(deliveries.progressOf(mailing)).as("unless it is what ends them")
                .isEqualTo(new Progress(2, 1, 0, 0, 1, 0, 0, true, false));
    }

    @Test
    void renewsWhatIsHeldButNotWhatIsLost() {
        send(Lane.BULK, 1);
        Chunk chunk = claim();
        jdbc.sql("update chunk set lease_until = now() + interval '1 second'").update();
        assertThat(chunks.renew(List.of(chunk))).containsExactly(chunk);
        assertThat(jdbc.sql("select extract(epoch from lease_until - now()) from chunk").query(Double.class).single())
                .isGreaterThan(20);
        loseLeases();
        claim();
        assertThat(chunks.renew(List.of(chunk))).isEmpty();
    }

    @Test
    void takesOverWhatIsLostBeforeAnythingElse() {
        UUID lost = send(Lane.BULK, 1);
        claim();
        loseLeases();
        UUID older = send(Lane.BULK, 1);
        jdbc.sql("update chunk set next_at = now() - interval '1 hour' where mailing = :id").param("id", older)
                .update();
        chunks.advanceLost();
        assertThat(claim().mailing()).isEqualTo(lost);
        assertThat(claim().mailing()).isEqualTo(older);
    }

    @Test
    void givesUpWhatItsWorkersNeverSurvive() {
        UUID mailing = send(Lane.BULK, 1);
        for (int i = 0; i < 10; i++) {
            claim();
            loseLeases();
        }
        assertThat(journal.claim(Lane.BULK)).isEmpty();
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(1, 0, 1, 0, 0, 0, 0, true, false));
    }

    @Test
    void neverTriesAgainAfterTheExpiry() {
        send(Lane.BULK, 1);
        jdbc.sql("update mailing set expires_at = now() + interval '10 seconds'").update();
        jdbc.sql("update chunk set expires_at = now() + interval '10 seconds'").update();
        Chunk chunk = claim();
        journal.advance(chunk, List.of(), 0, rows.rows(chunk));
        journal.release(chunk, List.of(Outcome.deferred(1, "451 later")), 0, Duration.ZERO);
        assertThat(jdbc.sql("select next_at = expires_at from chunk where attempt = 2").query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void stopsAtTheNextGroupWhenStaffPauseOrCancel() {
        UUID mailing = send(Lane.BULK, 2);
        Chunk chunk = claim();
        List<DeliveryRow> all = rows.rows(chunk);
        journal.advance(chunk, List.of(), 0, all.subList(0, 1));
        transaction.executeWithoutResult(status -> deliveries.pause(mailing));
        Optional<Journal.Permission> next = journal.advance(chunk, List.of(Outcome.accepted(1, "")), 0,
                all.subList(1, 2));
        assertThat(next.orElseThrow().standing().paused()).isTrue();
        journal.release(chunk, List.of(), 1, Duration.ZERO);
        assertThat(journal.claim(Lane.BULK)).isEmpty();
        transaction.executeWithoutResult(status -> deliveries.resume(mailing));
        Chunk rest = claim();
        transaction.executeWithoutResult(status -> deliveries.cancel(mailing));
        assertThat(journal.advance(rest, List.of(), 1, all.subList(1, 2)).orElseThrow().standing().cancelled())
                .isTrue();
        journal.cancel(rest);
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(2, 1, 0, 0, 0, 1, 0, true, false));
    }

    @Test
    void sharesOneBudgetOfMessagesPerSecond() {
        assertThat(relay.takePermits(5, 20)).isEqualTo(5);
        jdbc.sql("update relay set tokens = 0, filled_at = clock_timestamp() + interval '1 minute'").update();
        assertThat(relay.takePermits(5, 20)).isZero();
        jdbc.sql("update relay set filled_at = clock_timestamp() - interval '450 milliseconds'").update();
        assertThat(relay.takePermits(5, 20)).isBetween(2, 5);
    }

    private Chunk claim() {
        return journal.claim(Lane.BULK).orElseThrow();
    }

    private void loseLeases() {
        jdbc.sql("update chunk set lease_until = now() - interval '1 minute' where lease_until is not null").update();
    }

    private long outcomes() {
        return jdbc.sql("select count(*) from outcome").query(Long.class).single();
    }

    private UUID send(Lane lane, int recipients) {
        List<Recipient> to = IntStream.range(0, recipients)
                .mapToObj(i -> Recipient.of(new EmailAddress("member" + i + "@example.org"), "", Locale.ENGLISH))
                .toList();
        return transaction.execute(status -> outbox.send(
                new Mailing("test:journal", lane, SignInLinkMail.SAMPLE, null, null, null, null, null), to));
    }
}

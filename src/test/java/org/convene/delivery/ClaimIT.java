package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.delivery.Answer.Kind;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A delivery's life in the database, without anybody working on it by itself. */
@ConveneTest
@TestPropertySource(properties = {"convene.roles=web", "convene.delivery.lease=30s"})
class ClaimIT {
    private static final byte[] NOBODY = new byte[32];
    private static final Answer TAKEN = new Answer(Kind.ACCEPTED, "250 taken");
    @Autowired
    ClaimRepository claims;
    @Autowired
    RelayRepository relay;
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    @Test
    void givesEveryDeliveryToOneWorkerOnly() throws Exception {
        UUID mailing = send(Lane.BULK, 300);
        Set<UUID> seen = ConcurrentHashMap.newKeySet();
        List<Integer> counts = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> workers = IntStream.range(0, 6).mapToObj(n -> (Callable<Integer>) () -> {
                int count = 0;
                for (var batch = claims.claim("w" + n, Lane.BULK, 7); !batch.isEmpty(); batch = claims.claim("w" + n,
                        Lane.BULK, 7)) {
                    batch.forEach(claim -> seen.add(claim.id()));
                    count += batch.size();
                }
                return count;
            }).toList();
            for (var done : pool.invokeAll(workers)) {
                counts.add(done.get());
            }
        }
        assertThat(counts.stream().mapToInt(count -> count).sum()).isEqualTo(300);
        assertThat(seen).hasSize(300);
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(300);
    }

    @Test
    void takesPersonalMailFirst() {
        send(Lane.BULK, 5);
        UUID personal = send(Lane.PERSONAL, 1);
        assertThat(claims.claim("w", Lane.BULK, 3).getFirst().mailing()).isEqualTo(personal);
        send(Lane.BULK, 5);
        assertThat(claims.claim("w", Lane.PERSONAL, 3)).isEmpty();
    }

    @Test
    void refusesWhoComesBackAfterTheClaimWasLost() {
        UUID mailing = send(Lane.BULK, 1);
        Claim zombie = claims.claim("zombie", Lane.BULK, 1).getFirst();
        loseLeases();
        assertThat(claims.intend(zombie, "zombie", "<id@example.org>", NOBODY)).isFalse();
        assertThat(claims.returnLost()).isEqualTo(1);
        Claim next = claims.claim("next", Lane.BULK, 1).getFirst();
        assertThat(next.fence()).isGreaterThan(zombie.fence());
        assertThat(claims.intend(next, "next", "<id@example.org>", NOBODY)).isTrue();
        assertThat(settle(zombie, "zombie", DeliveryState.FAILED)).isFalse();
        claims.giveBack(zombie);
        assertThat(settle(next, "next", DeliveryState.ACCEPTED)).isTrue();
        assertThat(deliveries.progressOf(mailing).sent()).isEqualTo(1);
        assertThat(jdbc.sql("select late from delivery_attempt where fence = :fence").param("fence", zombie.fence())
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void isUncertainAboutAnIntentWhoseWorkerIsGone() {
        UUID mailing = send(Lane.BULK, 1);
        Claim claim = claims.claim("w", Lane.BULK, 1).getFirst();
        assertThat(claims.intend(claim, "w", "<id@example.org>", NOBODY)).isTrue();
        loseLeases();
        assertThat(claims.returnLost()).isZero();
        assertThat(claims.markUncertain()).isEqualTo(1);
        assertThat(claims.claim("other", Lane.BULK, 1)).isEmpty();
        assertThat(deliveries.progressOf(mailing).uncertain()).isEqualTo(1);
        assertThat(settle(claim, "w", DeliveryState.ACCEPTED)).as("the worker was only cut off and knows").isTrue();
        assertThat(deliveries.progressOf(mailing).sent()).isEqualTo(1);
        assertThat(deliveries.reportsOf(mailing, null, null, 1).getFirst().attempts()).isEqualTo(1);
    }

    @Test
    void renewsWhatIsHeldButNotWhatIsLost() {
        send(Lane.BULK, 1);
        Claim claim = claims.claim("w", Lane.BULK, 1).getFirst();
        jdbc.sql("update delivery set lease_until = now() + interval '1 second'").update();
        claims.renew("w", List.of(claim.id()));
        assertThat(secondsLeft()).isGreaterThan(20);
        loseLeases();
        claims.renew("w", List.of(claim.id()));
        assertThat(secondsLeft()).isLessThan(0);
    }

    @Test
    void putsAsideWhatItsWorkersNeverSurvive() {
        UUID mailing = send(Lane.BULK, 1);
        for (int i = 0; i < 10; i++) {
            jdbc.sql("update delivery set next_at = now()").update();
            assertThat(claims.claim("w", Lane.BULK, 1)).hasSize(1);
            loseLeases();
            claims.returnLost();
        }
        assertThat(deliveries.progressOf(mailing).failed()).isEqualTo(1);
    }

    @Test
    void countsRetriesFromThePastAndNeverAfterTheExpiry() {
        UUID mailing = send(Lane.BULK, 1);
        Claim claim = claims.claim("w", Lane.BULK, 1).getFirst();
        claims.settle(claim, "w", DeliveryState.WAITING, "", new Answer(Kind.DEFERRED, "451 later"),
                Duration.ofDays(30));
        assertThat(jdbc.sql("select next_at = expires_at from delivery where mailing = :id").param("id", mailing)
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void sharesOneBudgetOfMessagesPerSecond() throws InterruptedException {
        assertThat(IntStream.range(0, 20).filter(i -> relay.takePermit(5)).count()).isBetween(5L, 6L);
        Thread.sleep(450);
        assertThat(IntStream.range(0, 20).filter(i -> relay.takePermit(5)).count()).isBetween(2L, 4L);
        assertThat(IntStream.range(0, 3).filter(i -> relay.takePermit(0.5)).count()).isLessThanOrEqualTo(1);
    }

    private boolean settle(Claim claim, String owner, DeliveryState state) {
        return claims.settle(claim, owner, state, "", TAKEN, Duration.ZERO);
    }

    private void loseLeases() {
        jdbc.sql("update delivery set lease_until = now() - interval '1 minute' where lease_until is not null")
                .update();
    }

    private double secondsLeft() {
        return jdbc.sql("select extract(epoch from lease_until - now()) from delivery").query(Double.class).single();
    }

    private UUID send(Lane lane, int recipients) {
        List<Recipient> to = IntStream.range(0, recipients)
                .mapToObj(i -> Recipient.of(new EmailAddress("member" + i + "@example.org"), "", Locale.ENGLISH))
                .toList();
        return transaction.execute(status -> outbox.send(
                new Mailing("test:claim", lane, SignInLinkMail.SAMPLE, null, null, null, null, null), to));
    }
}

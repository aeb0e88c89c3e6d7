package org.convene.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.NamingConvention;
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

/** What sending does by itself when something goes wrong, and what it throws away. Nobody works by itself here. */
@ConveneTest
@TestPropertySource(properties = {"convene.roles=web", "convene.delivery.pause-least=3",
        "convene.delivery.destinations=slow.example=2,narrow.example=/1"})
@OwnService
class SendingHealthIT {
    @Autowired
    Journal journal;
    @Autowired
    DeliveryRepository rows;
    @Autowired
    Destinations destinations;
    @Autowired
    AutoPause pause;
    @Autowired
    Partitions partitions;
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    SendingMetrics metrics;
    @Autowired
    MeterRegistry meters;
    @Autowired
    JdbcClient jdbc;

    @Test
    void leavesADomainAloneThatKeepsRefusingForNow() {
        send("a@busy.example", "b@busy.example", "c@busy.example", "d@fine.example");
        List<DeliveryRow> all = rows.rows(claim());
        destinations.heard(all,
                List.of(Outcome.deferred(1, "421"), Outcome.deferred(2, "450"), Outcome.deferred(3, "450"),
                        Outcome.accepted(4, "250")));
        assertThat(destinations.later(all)).containsExactlyInAnyOrder(1, 2, 3);
        jdbc.sql("update destination set rest_until = now() - interval '1 second'").update();
        destinations.refresh();
        assertThat(destinations.later(all)).as("it is tried again").isEmpty();
        destinations.heard(all, List.of(Outcome.deferred(1, "450")));
        assertThat(destinations.later(all)).as("and rests longer").containsExactlyInAnyOrder(1, 2, 3);
        assertThat(jdbc.sql("select extract(epoch from rest_until - now()) from destination").query(Double.class)
                .single()).isBetween(45.0, 61.0);
        destinations.heard(all, List.of(Outcome.accepted(1, "250")));
        assertThat(destinations.later(all)).isEmpty();
    }

    @Test
    void keepsToTheBudgetOfADomain() {
        send("a@slow.example", "b@fine.example", "c@slow.example", "d@slow.example");
        Chunk chunk = claim();
        List<DeliveryRow> all = rows.rows(chunk);
        Clearance.Verdicts verdicts = journal.advance(chunk, List.of(), 0, all).orElseThrow().verdicts();
        assertThat(all.stream().filter(verdicts::waits).map(DeliveryRow::address)).containsExactly("d@slow.example");
        UUID mailing = chunk.mailing();
        journal.release(chunk, List.of(Outcome.accepted(1, ""), Outcome.accepted(2, ""), Outcome.accepted(3, ""),
                Outcome.later(4)), 0, Duration.ZERO);
        assertThat(deliveries.progressOf(mailing).waiting()).isEqualTo(1);
        assertThat(jdbc.sql("select attempt from chunk where finished_at is null").query(Integer.class).single())
                .as("that was no attempt").isEqualTo(1);
    }

    @Test
    void keepsToTheConnectionsOfADomain() throws Exception {
        send("a@narrow.example", "b@fine.example", "c@narrow.example");
        List<DeliveryRow> rowsOfAll = rows.rows(claim());
        assertThat(destinations.later(rowsOfAll)).as("this worker has the connection").isEmpty();
        assertThat(destinations.later(rowsOfAll)).as("and still has it when the database is asked again").isEmpty();
        assertThat(another(() -> destinations.later(rowsOfAll))).containsExactlyInAnyOrder(1, 3);
        destinations.heard(rowsOfAll, List.of());
        assertThat(another(() -> destinations.later(rowsOfAll))).isEmpty();
    }

    /** What another worker gets, which lets go at its end. */
    private <T> T another(Callable<T> asks) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            T answer = asks.call();
            destinations.leave();
            return answer;
        });
        Thread.ofVirtual().start(task);
        return task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void pausesAMailingOfWhichTooMuchFailsOnceOnly() {
        UUID mailing = send(IntStream.range(0, 12).mapToObj(i -> "m" + i + "@example.org").toArray(String[]::new));
        Chunk chunk = claim();
        journal.advance(chunk, List.of(), 0, List.of());
        journal.release(chunk, IntStream.rangeClosed(1, 3)
                .mapToObj(seq -> Outcome.ended(seq, DeliveryState.FAILED, Cause.REFUSED, "550 5.1.1")).toList(), 0,
                Duration.ZERO);
        pause.look();
        assertThat(deliveries.progressOf(mailing).paused()).isTrue();
        assertThat(journal.claim(Lane.BULK)).isEmpty();
        transaction.executeWithoutResult(status -> deliveries.resume(mailing));
        pause.look();
        assertThat(deliveries.progressOf(mailing).paused()).as("staff have decided").isFalse();
    }

    @Test
    void forgetsDeliveriesAfterTheRetentionButKeepsCounts() {
        UUID old = send("a@example.org");
        Chunk chunk = claim();
        journal.advance(chunk, List.of(), 0, List.of());
        journal.release(chunk, List.of(Outcome.accepted(1, "250")), 0, Duration.ZERO);
        UUID waiting = send("b@example.org");
        jdbc.sql(
                "create table delivery_w20200106 partition of delivery for values from ('2020-01-06') to ('2020-01-13')")
                .update();
        jdbc.sql("create table outcome_w20200106 partition of outcome for values from ('2020-01-06') to ('2020-01-13')")
                .update();
        jdbc.sql("update mailing set week = '2020-01-06' where id = :id").param("id", old).update();
        jdbc.sql("update chunk set week = '2020-01-06' where mailing = :id").param("id", old).update();
        jdbc.sql("update delivery set week = '2020-01-06' where mailing = :id").param("id", old).update();
        jdbc.sql("update outcome set week = '2020-01-06' where mailing = :id").param("id", old).update();
        jdbc.sql("update delivery set week = '2020-02-03' where mailing = :id").param("id", waiting).update();
        partitions.tend();
        assertThat(jdbc.sql("select mailing from delivery").query(UUID.class).list()).containsExactly(waiting);
        assertThat(jdbc.sql("select to_regclass('outcome_w20200106') is null").query(Boolean.class).single()).isTrue();
        assertThat(deliveries.progressOf(old).sent()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from pg_class where relname like 'delivery\\_w%' and relkind = 'r'")
                .query(Long.class).single()).as("weeks to come").isEqualTo(2);
    }

    @Test
    void countsRepliesByClassAndRetriesByDomain() {
        send("a@busy.example", "b@busy.example", "c@fine.example");
        double before = meters.counter("convene.delivery.replies", "class", "4xx").count();
        journal.release(claim(), List.of(Outcome.deferred(1, "451 later"), Outcome.deferred(2, "450 later"),
                Outcome.accepted(3, "250 ok")), 0, Duration.ZERO);
        metrics.refresh();
        assertThat(meters.counter("convene.delivery.replies", "class", "4xx").count()).isEqualTo(before + 2);
        assertThat(meters.get("convene.delivery.domain.retries").tag("domain", "busy.example").gauge().value())
                .isEqualTo(2);
        assertThat(SendingMetrics.replyClass(Outcome.uncertain(1, Cause.TOO_LATE, ""))).contains("none");
        assertThat(SendingMetrics.replyClass(Outcome.later(1))).isEmpty();
    }

    @Test
    void hasTheFiguresThatAlertsAreWrittenAgainst() throws IOException {
        Set<String> measured = meters.getMeters().stream()
                .map(meter -> meter.getId().getConventionName(NamingConvention.snakeCase)
                        + (meter.getId().getBaseUnit() == null ? "" : "_" + meter.getId().getBaseUnit())
                        + (meter.getId().getType() == Meter.Type.COUNTER ? "_total" : ""))
                .collect(Collectors.toSet());
        String alerts = Files.readString(Path.of("k8s/components/alerts/alerts.yaml"));
        assertThat(Pattern.compile("convene_\\w+").matcher(alerts).results().map(MatchResult::group)).isNotEmpty()
                .isSubsetOf(measured);
    }

    private Chunk claim() {
        return journal.claim(Lane.BULK).orElseThrow();
    }

    private UUID send(String... addresses) {
        List<Recipient> to = List.of(addresses).stream()
                .map(address -> Recipient.of(new EmailAddress(address), "", Locale.ENGLISH)).toList();
        return transaction.execute(status -> outbox.send(
                new Mailing("test:health", Lane.BULK, SignInLinkMail.SAMPLE, null, null, null, null, null), to));
    }
}

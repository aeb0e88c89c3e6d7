package org.convene.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

import org.convene.delivery.Milestone;
import org.convene.faults.LedgerSink.Step;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The promise: every message that is due is handed to the relay at least once; a second copy only where the final dot was
 * sent and its answer could not be recorded; every such message is listed, and both copies carry the same Message-ID.
 *
 * <p>{@code -Dledger.recipients} and {@code -Dledger.kills} set the level; {@code bench/faults} runs the long ones.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Isolated("what it measures are real times of real processes")
class LedgerIT {
    private static final int RECIPIENTS = Integer.getInteger("ledger.recipients", 10_000);
    private static final int RANDOM_KILLS = Integer.getInteger("ledger.kills", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(4 + RECIPIENTS / 10_000);
    private static final Duration TAKEOVER = Duration.ofSeconds(45);
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final int MANY = 6000;
    private static final Random CHANCE = new Random();
    private static Stage stage;
    private int kills;
    private Duration longestStandstill = Duration.ZERO;

    @BeforeAll
    static void open() {
        stage = new Stage("ledger");
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    @Test
    @Order(1)
    void nothingIsLostAndEveryCopyIsListed() throws IOException {
        stage.crowd.gather("member", RECIPIENTS);
        stage.crowd.gather("unlucky", 15); // a mailing with twenty failures pauses by itself
        stage.crowd.poison("member", "no address at all");
        stage.crowd.poison("member", "zoë@example.org");
        UUID mailing = stage.crowd.publish(stage.replica(0), "member", "Come and tell us.\n\n".repeat(100));

        List<Runnable> faults = faults();
        for (Runnable fault : faults) {
            stage.relay.allow(RECIPIENTS / (faults.size() + 1));
            fault.run();
        }
        UUID unlucky = stage.crowd.publishBroken(stage.replica(0), "unlucky");
        stage.relay.calmDown();
        stage.relay.takeAll();
        Crowd.awaitFinished(stage.books, mailing, PATIENCE);
        Crowd.awaitFinished(stage.books, unlucky, PATIENCE);

        Balance balance = stage.books.compare(mailing, stage.ledger);
        report("kills=" + kills + " " + balance.line() + " longest_takeover_seconds="
                + stage.takeovers.longest().toMillis() / 1000.0 + " longest_standstill_seconds="
                + longestStandstill.toMillis() / 1000.0);
        assertThat(balance.lost()).as("lost").isEmpty();
        assertThat(balance.unlisted()).as("came twice, not listed").isEmpty();
        assertThat(balance.contradicted()).as("came against what the database says").isEmpty();
        assertThat(balance.limbo()).as("open").isZero();
        assertThat(balance.due()).isEqualTo(RECIPIENTS + 2);
        assertThat(balance.duplicated().size()).as("duplicates").isLessThanOrEqualTo(
                kills * Stage.CONNECTIONS * Stage.WINDOW + RECIPIENTS / 500);
        assertThat(stage.books.states(mailing).get("FAILED")).as("refused for good")
                .isBetween(2L, 2L + RECIPIENTS / 500);
        assertThat(stage.books.states(unlucky)).containsOnlyKeys("FAILED");
        assertThat(stage.takeovers.longest()).as("until the claims of the dead were taken over").isLessThan(TAKEOVER);
        assertThat(longestStandstill).as("after the database was away").isLessThan(STANDSTILL);
        assertThat(stage.books.damagedIndexes()).isEmpty();
    }

    private List<Runnable> faults() {
        List<Runnable> faults = new ArrayList<>();
        for (Step step : List.of(Step.MAIL, Step.DATA, Step.DOT, Step.STORED, Step.ANSWERED)) {
            faults.add(() -> dieAt(step, victim()));
        }
        for (Milestone milestone : Milestone.values()) {
            faults.add(() -> dieAt(milestone, victim()));
        }
        for (int i = 0; i < RANDOM_KILLS; i++) {
            faults.add(() -> kill(victim()));
        }
        faults.add(() -> zombie(victim()));
        faults.add(() -> standStill(stage.database::restart));
        faults.add(() -> standStill(stage.database::crash));
        faults.add(() -> standStill(() -> hang(victim())));
        faults.add(LedgerIT::commitUnheard);
        faults.add(this::allDie);
        return faults;
    }

    /** One that runs, while another one runs that can take over. */
    private static Replica victim() {
        return Awaitility.await("two replicas run").atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> stage.replicas.stream().filter(Replica::ready).toList(), running -> running.size() > 1)
                .get(CHANCE.nextInt(2));
    }

    /** It dies when the relay is at this step of a conversation with it. */
    private void dieAt(Step step, Replica replica) {
        stage.relay.trap(step, replica.name(), replica::kill);
        awaitDeath("at " + step, replica);
        again(replica);
    }

    /** It dies when this is committed. */
    private void dieAt(Milestone milestone, Replica replica) {
        replica.haltAt(milestone);
        awaitDeath("once " + milestone, replica);
        again(replica);
    }

    private static void awaitDeath(String when, Replica replica) {
        Awaitility.await("death " + when).atMost(PATIENCE).until(() -> {
            stage.relay.allow(1); // until it is its turn
            return !replica.alive();
        });
    }

    private void kill(Replica replica) {
        LockSupport.parkNanos(CHANCE.nextInt(400) * 1_000_000L);
        replica.kill();
        again(replica);
    }

    private void again(Replica replica) {
        stage.takeovers.watch();
        restart(replica);
    }

    /** Every third start has a clock that is two hours wrong. */
    private void restart(Replica replica) {
        kills++;
        if (kills % 3 == 0) {
            replica.restart("-Dfaults.clock=" + (kills % 2 == 0 ? "PT2H" : "PT-2H"));
        } else {
            replica.restart();
        }
    }

    /** Mail goes on by itself once the database is back. */
    private void standStill(Runnable fault) {
        stage.replicas.forEach(Replica::awaitReady); // one that starts without a database ends, and is not started again here
        stage.takeovers.longest(); // nobody takes over while the database is away
        fault.run();
        long back = System.nanoTime();
        int before = stage.ledger.size();
        Awaitility.await("mail leaves again").atMost(PATIENCE).until(() -> {
            stage.relay.allow(1);
            return stage.ledger.size() > before;
        });
        Duration lasted = Duration.ofNanos(System.nanoTime() - back);
        longestStandstill = lasted.compareTo(longestStandstill) > 0 ? lasted : longestStandstill;
    }

    /**
     * The database takes connections and says nothing, for five leases: in service these are two and a half minutes. No mail
     * leaves without its intent, and whoever asks for a page hears soon that there is none.
     */
    private static void hang(Replica replica) {
        stage.way.fallSilent();
        LockSupport.parkNanos(Duration.ofSeconds(8).toNanos()); // what was intended before may still leave
        int before = stage.ledger.size();
        long asked = System.nanoTime();
        HttpResponse<String> page = replica.get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        LockSupport.parkNanos(Duration.ofSeconds(12).toNanos());
        assertThat(stage.ledger.size()).as("no mail without its intent").isEqualTo(before);
        stage.way.heal();
    }

    /** Results and intents are committed and the connection ends before the replica hears of it. */
    private static void commitUnheard() {
        victim();
        stage.way.loseAnswersToCommits("convene work", 3);
        Awaitility.await("commits nobody heard of").atMost(PATIENCE).until(() -> {
            stage.relay.allow(1);
            return stage.way.lostAnswers() >= 30;
        });
        stage.way.heal();
    }

    /** The whole site loses its power. */
    private void allDie() {
        stage.takeovers.longest(); // nor when nobody is left
        stage.replicas.forEach(Replica::kill);
        stage.database.crash();
        stage.replicas.forEach(this::restart);
        stage.replicas.forEach(Replica::awaitReady);
    }

    /** Long asleep, its claims are somebody else's when it wakes. */
    private static void zombie(Replica replica) {
        replica.signal("STOP");
        int before = stage.ledger.size();
        stage.takeovers.watch();
        stage.takeovers.longest(); // nobody holds what it held
        Awaitility.await("the others go on").atMost(PATIENCE).until(() -> stage.ledger.size() > before);
        replica.signal("CONT");
    }

    /** Every replica is stopped as an upgrade does it, one after the other: nobody gets anything twice. */
    @Test
    @Order(2)
    void rollingRestartSendsNothingTwice() throws IOException {
        stage.replicas.forEach(Replica::awaitReady);
        stage.relay.calmDown();
        stage.relay.limit();
        stage.crowd.gather("rolling", RECIPIENTS / 2);
        UUID mailing = stage.crowd.publish(stage.replica(0), "rolling", "Come and tell us.");
        Duration longest = Duration.ZERO;
        for (Replica replica : stage.replicas) {
            stage.relay.allow(RECIPIENTS / 10);
            Duration end = replica.terminate();
            longest = end.compareTo(longest) > 0 ? end : longest;
            replica.restart();
            replica.awaitReady();
        }
        stage.relay.takeAll();
        Crowd.awaitFinished(stage.books, mailing, PATIENCE);
        Balance balance = stage.books.compare(mailing, stage.ledger);
        report("rolling_restart " + balance.line() + " longest_exit_seconds=" + longest.toMillis() / 1000.0);
        assertThat(balance.lost()).isEmpty();
        assertThat(balance.duplicated()).isEmpty();
        assertThat(balance.limbo()).isZero();
        assertThat(longest).isLessThan(Duration.ofSeconds(30));
    }

    /** Whoever changes many members dies in the middle of a slice, twice: somebody else goes on where they were. */
    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "ledger.bulk", matches = "true") // a minute: bench/faults and -Pnightly
    void anActOnManyMembersGoesOnWhenItsWorkerDies() throws IOException {
        stage.replicas.forEach(Replica::awaitReady);
        stage.relay.calmDown();
        stage.relay.takeAll();
        stage.crowd.gather("many", MANY);
        UUID act = stage.crowd.removeAll(stage.replica(0), "many");
        List<Long> deaths = new ArrayList<>();
        while (deaths.size() < 2) {
            long before = stage.crowd.changed(act, "DONE");
            Awaitility.await("some are changed").atMost(TAKEOVER).pollInterval(Duration.ofMillis(5))
                    .until(() -> stage.crowd.changed(act, "DONE") > before);
            stage.replicas.stream().filter(Replica::alive).filter(replica -> atWork(replica, act)).findFirst()
                    .ifPresent(worker -> {
                        worker.kill();
                        deaths.add(stage.crowd.changed(act, "DONE"));
                    });
        }
        assertThat(deaths).as("changed when they died").allMatch(changed -> changed < MANY);
        Awaitility.await("all are changed").atMost(PATIENCE).until(() -> stage.crowd.changed(act, "DONE") == MANY);
        report("bulk_kills=" + deaths + " of=" + MANY);
        assertThat(stage.crowd.removals("many")).isEqualTo(Map.of(1L, (long) MANY));
    }

    /** Held still, and nothing moves: it is in the middle of a slice, which nobody else may touch. */
    private static boolean atWork(Replica replica, UUID act) {
        replica.signal("STOP");
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos()); // who else has it gets to its next commit
        long before = stage.crowd.changed(act, "DONE");
        LockSupport.parkNanos(Duration.ofMillis(2500).toNanos()); // others look every second
        boolean still = before < MANY && stage.crowd.changed(act, "DONE") == before;
        if (!still) {
            replica.signal("CONT");
        }
        return still;
    }

    private static void report(String line) throws IOException {
        Files.writeString(stage.home.resolveSibling("report.txt"), line + "\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

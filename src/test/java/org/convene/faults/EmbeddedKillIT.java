package org.convene.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** The installation that brings its own database: killed in the middle of sending, started again, nothing is lost. */
@OwnService
class EmbeddedKillIT {
    private static final int RECIPIENTS = 1500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private final Path home = Stage.emptied(Path.of("target", "faults", "embedded"));
    private final Ledger ledger = new Ledger(home.resolve("ledger.tsv"));
    private final Mischief relay = new Mischief();
    private final LedgerSink sink = new LedgerSink(ledger, relay);
    private final Replica service = new Replica("one", home, Stage.settings(home, sink.door("one")));

    @AfterEach
    void end() throws IOException {
        if (service.alive()) {
            service.terminate();
        }
        sink.close();
        ledger.close();
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        relay.calmDown();
        relay.limit();
        service.rehearse();
        Crowd crowd = new Crowd(database());
        crowd.gather("embedded", RECIPIENTS);
        UUID mailing = crowd.publish(service, "embedded", "Come and tell us.");

        awaitMail(400);
        service.kill();
        service.restart();
        service.awaitReady();
        assertThat(Files.readString(home.resolve("one.log"))).contains("Adopted the PostgreSQL server");

        awaitMail(800);
        service.kill();
        ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow().destroyForcibly();
        service.restart();
        service.awaitReady();

        relay.takeAll();
        Books books = new Books(database());
        Crowd.awaitFinished(books, mailing, PATIENCE);
        Balance balance = books.compare(mailing, ledger);
        assertThat(balance.due()).isEqualTo(RECIPIENTS);
        assertThat(balance.lost()).isEmpty();
        assertThat(balance.unlisted()).isEmpty();
        assertThat(balance.contradicted()).isEmpty();
        assertThat(balance.limbo()).isZero();
    }

    private void awaitMail(int most) {
        relay.allow(400);
        Awaitility.await("mail").atMost(PATIENCE).until(() -> ledger.size() >= most - 200);
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(home.resolve("data/postgresql/data/postmaster.pid"));
    }

    private DataSource database() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/postgres");
        source.setUser("postgres");
        source.setPassword(Files.readString(home.resolve("data/postgresql/password")).strip());
        return source;
    }
}

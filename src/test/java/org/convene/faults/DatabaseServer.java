package org.convene.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

import org.convene.testing.Postgres;

/** A durable PostgreSQL of its own that can be restarted and cut off. */
final class DatabaseServer implements AutoCloseable {
    private final Path data;
    private final int port = Replica.freePort();
    private EmbeddedPostgres server;

    DatabaseServer(Path data) {
        this.data = data;
        this.server = start();
    }

    private EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setPgBinaryResolver(Postgres.PROGRAMS).setDataDirectory(data)
                    .setCleanDataDirectory(false).setPort(port)
                    .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200").setPGStartupWait(Duration.ofMinutes(1)).start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser("postgres");
        return source;
    }

    /** As {@code pg_ctl restart -m fast}: running transactions are rolled back. */
    void restart() {
        close();
        server = start();
    }

    /** As {@code pg_ctl stop -m immediate} and start: what was committed comes back from the log. */
    void crash() {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).inheritIO().start();
            Awaitility.await("PostgreSQL is down").atMost(Duration.ofSeconds(30))
                    .until(() -> ProcessHandle.of(postmaster).isEmpty());
            close();
            server = start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

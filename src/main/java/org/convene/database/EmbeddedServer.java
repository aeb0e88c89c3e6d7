package org.convene.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server in the data directory, durable (fsync and synchronous_commit on), open to this machine only and
 * only with the password kept beside it. After a {@code kill -9} of the service the server lives on; the next start adopts
 * it, so that nothing committed waits for recovery.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration GONE_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private final int port;
    private final String password;
    private final Optional<EmbeddedPostgres> started;
    private final ProcessHandle postmaster;

    private EmbeddedServer(int port, String password, Optional<EmbeddedPostgres> started, ProcessHandle postmaster) {
        this.port = port;
        this.password = password;
        this.started = started;
        this.postmaster = postmaster;
    }

    /** Starts the server in {@code home}, or adopts the one that is still running there. */
    static EmbeddedServer open(Path home) throws IOException, SQLException {
        Path data = home.resolve("data").toAbsolutePath();
        Files.createDirectories(home,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String password = password(home.resolve("password"));
        Optional<PostmasterFile> running = running(data, password);
        if (running.isPresent()) {
            log.info("Adopted the PostgreSQL server that was still running in {}", home);
            return new EmbeddedServer(running.get().port(), password, Optional.empty(), running.get().process());
        }
        return start(home, data, password);
    }

    /** A server that was killed, too, may still be on its way out: until then another one cannot start. */
    private static Optional<PostmasterFile> running(Path data, String password) throws IOException {
        long end = System.nanoTime() + GONE_WITHIN.toNanos();
        Optional<PostmasterFile> found = PostmasterFile.read(data);
        while (found.isPresent() && System.nanoTime() < end) {
            if (answers(found.get().port(), password)) {
                return found;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            found = PostmasterFile.read(data);
        }
        return Optional.empty();
    }

    private static EmbeddedServer start(Path home, Path data, String password) throws IOException, SQLException {
        boolean fresh = !Files.exists(data.resolve("postgresql.conf"));
        EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("program").toFile()).setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1").setServerConfig("max_connections", "100")
                .setConnectConfig("password", password).setPGStartupWait(Duration.ofMinutes(1)).start();
        if (fresh) {
            requirePassword(data, server.getPort(), password);
        }
        ProcessHandle postmaster = PostmasterFile.read(data).orElseThrow().process();
        return new EmbeddedServer(server.getPort(), password, Optional.of(server), postmaster);
    }

    String url() {
        return url(port);
    }

    String password() {
        return password;
    }

    /** Lets running transactions end, then stops the server; another start finds it cleanly shut down. */
    @Override
    public void close() throws IOException {
        if (started.isPresent()) {
            started.get().close();
            return;
        }
        postmaster.destroy();
        try {
            postmaster.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception stillRunning) {
            log.warn("The adopted PostgreSQL server has not stopped within {}", STOP_WITHIN);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** The library creates the cluster with trust; from here on every connection needs the password. */
    private static void requirePassword(Path data, int port, String password) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url(port), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), "host all postgres 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static boolean answers(int port, String password) {
        try (Connection connection = DriverManager.getConnection(url(port), "postgres", password)) {
            return connection.isValid(2);
        } catch (SQLException notOurs) {
            return false;
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }
}

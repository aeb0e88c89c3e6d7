package org.convene.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One PostgreSQL server per test run, one database per application context. It need not outlive a crash: those that do are of
 * the fault tests.
 */
public final class Postgres {
    /** A key of its own: programs are unpacked once for each, and a service in a test may have its own in a folder that goes away. */
    public static final PgBinaryResolver PROGRAMS = DefaultPostgresBinaryResolver.INSTANCE::getPgBinary;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Postgres() {}

    /** A new empty database; user {@code postgres}, no password. */
    public static String newDatabase() {
        String name = "convene_" + COUNT.incrementAndGet();
        try (var connection = Server.ONE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return Server.ONE.getJdbcUrl("postgres", name);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Points an application context at a database of its own. */
    public static class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("spring.datasource.url=" + newDatabase()).applyTo(context);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setPgBinaryResolver(PROGRAMS)
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("full_page_writes", "off").start();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}

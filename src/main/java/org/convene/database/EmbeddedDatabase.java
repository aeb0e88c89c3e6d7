package org.convene.database;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.springframework.core.env.Environment;

/**
 * Starts the embedded server on a thread of its own while the application context is being built: on a small machine both
 * take seconds.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private final CompletableFuture<EmbeddedServer> server;

    private EmbeddedDatabase(CompletableFuture<EmbeddedServer> server) {
        this.server = server;
    }

    /** Whether this installation names no database of its own. */
    static boolean wanted(Environment environment) {
        return environment.getProperty("spring.datasource.url", "").isBlank();
    }

    static EmbeddedDatabase startIn(Path home) {
        CompletableFuture<EmbeddedServer> server = new CompletableFuture<>();
        Thread.ofPlatform().name("embedded-postgresql").daemon().start(() -> {
            try {
                server.complete(EmbeddedServer.open(home));
            } catch (Throwable failed) {
                server.completeExceptionally(failed);
            }
        });
        return new EmbeddedDatabase(server);
    }

    /** Where the server is. Waits until it answers. */
    Address address() {
        EmbeddedServer started = server.join();
        return new Address(started.url(), "postgres", started.password());
    }

    @Override
    public void close() throws Exception {
        if (!server.isCompletedExceptionally()) {
            server.join().close();
        }
    }
}

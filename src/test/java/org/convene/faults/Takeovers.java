package org.convene.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the claims of a killed replica stay with it. */
final class Takeovers implements AutoCloseable {
    private final JdbcClient jdbc;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<Void>> watched = new ArrayList<>();
    private final AtomicLong longest = new AtomicLong();

    Takeovers(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A lease of a living owner is renewed, that of a dead one stays as it is until somebody takes over. */
    private record Claim(long chunk, long fence, String leaseUntil) {}

    /** Called right after a kill: watches the claims there are until none is left as it was. */
    void watch() {
        long begin = System.nanoTime();
        Set<Claim> before = claims(Set.of());
        watched.add(CompletableFuture.runAsync(() -> {
            Awaitility.await("claims of the dead").atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        before.retainAll(claims(before));
                        return before.isEmpty();
                    });
            longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }, threads));
    }

    private Set<Claim> claims(Set<Claim> whileAway) {
        try {
            return new HashSet<>(jdbc.sql("""
                    select number, fence, cast(lease_until as text) from chunk
                    where lease_until is not null and finished_at is null
                    """).query((row, number) -> new Claim(row.getLong(1), row.getLong(2), row.getString(3))).list());
        } catch (DataAccessException away) {
            return new HashSet<>(whileAway);
        }
    }

    Duration longest() {
        watched.forEach(CompletableFuture::join);
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

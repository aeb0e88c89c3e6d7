package org.convene.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.convene.database.DatabaseStateRepository.State;

/** What an operator must know of the database. While it does not answer, there are no figures rather than old ones. */
@Component
class DatabaseMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMetrics.class);
    private static final double UNKNOWN = Double.NaN;
    private static final Figures NONE = new Figures(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    private final DatabaseStateRepository repository;
    private final Clock clock;
    private volatile Figures figures = NONE;

    /** All in seconds. */
    private record Figures(double offset, double oldest, double lag, double restored) {}

    DatabaseMetrics(DatabaseStateRepository repository, Clock clock, MeterRegistry meters) {
        this.repository = repository;
        this.clock = clock;
        TimeGauge.builder("convene.database.clock.offset", () -> figures.offset(), TimeUnit.SECONDS)
                .description("By how much this replica's clock is wrong, seen from the database").register(meters);
        TimeGauge.builder("convene.database.transaction.oldest", () -> figures.oldest(), TimeUnit.SECONDS)
                .description("Age of the longest open transaction").register(meters);
        TimeGauge.builder("convene.database.replication.lag", () -> figures.lag(), TimeUnit.SECONDS)
                .description("By how much the slowest standby is behind").register(meters);
        TimeGauge.builder("convene.database.restore.tested", () -> figures.restored(), TimeUnit.SECONDS)
                .description("Since a backup was last proven to be restorable, or since the installation")
                .register(meters);
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT15S")
    void look() {
        try {
            Instant before = clock.instant();
            State state = repository.look();
            Duration way = Duration.between(before, clock.instant()).dividedBy(2);
            double offset = Duration.between(before.plus(way), state.now()).toMillis() / 1e3;
            figures = new Figures(Math.abs(offset), state.oldest(), state.lag(), state.restored());
        } catch (DataAccessException | TransactionException away) {
            figures = NONE;
            LOG.debug("The database does not say how it is", away);
        }
    }
}

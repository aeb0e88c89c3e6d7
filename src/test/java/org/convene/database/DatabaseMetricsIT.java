package org.convene.database;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.testing.ConveneTest;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The operator’s figures of the database are those of the real one. */
@ConveneTest
class DatabaseMetricsIT {
    @Autowired
    DatabaseMetrics metrics;
    @Autowired
    MeterRegistry meters;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;

    @Test
    void saysByHowMuchTheClockIsWrong() {
        metrics.look();
        double before = figure("clock.offset");
        clock.advance(Duration.ofHours(2));
        metrics.look();
        assertThat(Math.abs(figure("clock.offset") - before)).isCloseTo(7200, within(60.0));
    }

    @Test
    void saysHowOldTheLastGoodRestoreIs() {
        jdbc.sql("insert into restore_test (at, seconds, rows, bytes) values (now() - interval '3 days', 9, 1, 1)")
                .update();
        metrics.look();
        assertThat(figure("restore.tested")).isCloseTo(3 * 86_400, within(60.0));
        jdbc.sql("insert into restore_test (seconds, rows, bytes) values (9, 1, 1)").update();
        metrics.look();
        assertThat(figure("restore.tested")).isBetween(0.0, 60.0);
        assertThat(figure("transaction.oldest")).isBetween(0.0, 600.0);
        assertThat(figure("replication.lag")).isZero();
    }

    private double figure(String name) {
        return meters.get("convene.database." + name).gauge().value();
    }
}

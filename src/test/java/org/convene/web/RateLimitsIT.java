package org.convene.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ConveneTest
class RateLimitsIT {
    private static final Limit TEN = new Limit("test", 10, Duration.ofHours(1));
    @Autowired
    RateLimits limits;
    @Autowired
    JdbcClient jdbc;

    @Test
    void grantsExactlyTheBudgetHoweverManyAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> ask = () -> limits.tryTake(TEN, "somebody");
            List<Future<Boolean>> answers = IntStream.range(0, 40).mapToObj(i -> threads.submit(ask)).toList();
            int granted = 0;
            for (Future<Boolean> answer : answers) {
                granted += answer.get() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(10);
        }
        assertThat(limits.tryTake(TEN, "somebody else")).isTrue();
        assertThat(limits.tryTake(new Limit("other", 1, Duration.ofHours(1)), "somebody")).isTrue();
    }

    @Test
    void saysHowLongToWait() {
        Limit one = new Limit("one", 1, Duration.ofMinutes(10));
        limits.take(one, "x");
        assertThatThrownBy(() -> limits.take(one, "x")).isInstanceOfSatisfying(TooManyRequests.class,
                many -> assertThat(many.retryAfter()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11)));
    }

    @Test
    void takesWhateverWasTypedAsAKeyAndKeepsNoneOfIt() {
        assertThat(limits.tryTake(TEN, "a".repeat(100_000))).isTrue();
        assertThat(limits.tryTake(TEN, "nul \u0000 and half \ud83d")).isTrue();
        assertThat(limits.tryTake(TEN, "ada@example.org")).isTrue();
        assertThat(jdbc.sql("SELECT id FROM rate_bucket").query(String.class).list())
                .allMatch(id -> id.matches("test:[0-9a-f]{64}"));
    }
}

package org.convene.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import org.convene.ConveneApplication;
import org.convene.delivery.Milestones;

/** Starts the service as it is, but for what a fault needs inside: a clock that is wrong, a point at which it dies. */
public final class ReplicaMain {

    private ReplicaMain() {}

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[]{ConveneApplication.class, Inside.class}, args);
    }

    static class Inside {

        @Bean
        @Primary
        Clock wrongClock() {
            return Clock.offset(Clock.systemUTC(), Duration.parse(System.getProperty("faults.clock", "PT0S")));
        }

        /** {@code -Dfaults.halt=SETTLED:3}: ends the process, without a word to anybody, the third time. */
        @Bean
        Milestones failpoint() {
            String[] point = System.getProperty("faults.halt", "NEVER:1").split(":");
            AtomicInteger left = new AtomicInteger(Integer.parseInt(point[1]));
            return milestone -> {
                if (milestone.name().equals(point[0]) && left.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(137);
                }
            };
        }
    }
}

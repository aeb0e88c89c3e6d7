package org.convene.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import org.convene.ConveneApplication;
import org.convene.delivery.Milestone;
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

        /** Ends the process, without a word to anybody, where the file {@code -Dfaults.halt} says so; once. */
        @Bean
        Milestones failpoint() {
            Path order = Path.of(System.getProperty("faults.halt"));
            return milestone -> {
                if (Files.exists(order) && isMeant(order, milestone)) {
                    Runtime.getRuntime().halt(137);
                }
            };
        }

        private static boolean isMeant(Path order, Milestone milestone) {
            try {
                return Files.readString(order).equals(milestone.name()) && Files.deleteIfExists(order);
            } catch (IOException anotherWorkerTookIt) {
                return false;
            }
        }
    }
}

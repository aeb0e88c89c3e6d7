package org.convene.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures for the operator's monitoring; the alert rules in {@code k8s/} are written against them. */
@Component
class SendingMetrics {
    private final Map<DeliveryState, Counter> outcomes = new EnumMap<>(DeliveryState.class);
    private final Counter takeovers;
    private final Counter late;
    private final ProgressRepository progress;
    private final Duration lease;
    private volatile Sample sample = new Sample(0, 0, 0, 0, 0, 0, 0);

    /**
     * What the database said last.
     *
     * @param oldest seconds since the oldest mail that is due fell due
     * @param silence seconds since the worker gave a sign of life that has been silent longest
     */
    record Sample(long due, long later, long sending, double oldest, double silence, long uncertain, long paused) {}

    SendingMetrics(MeterRegistry meters, ProgressRepository progress, RelayHealth relay,
            DeliveryProperties properties, Clock clock) {
        this.progress = progress;
        this.lease = properties.lease();
        for (DeliveryState state : DeliveryState.values()) {
            outcomes.put(state,
                    Counter.builder("convene.delivery.outcomes").tag("state", state.name().toLowerCase(Locale.ROOT))
                            .description("What became of deliveries on this replica").register(meters));
        }
        takeovers = Counter.builder("convene.delivery.takeovers")
                .description("Chunks taken over from a lost worker").register(meters);
        late = Counter.builder("convene.delivery.late")
                .description("Results that came after their claim was lost").register(meters);
        gauge(meters, "convene.delivery.due", "Deliveries that are due now", () -> sample.due());
        gauge(meters, "convene.delivery.later", "Deliveries that wait for their time", () -> sample.later());
        gauge(meters, "convene.delivery.sending", "Deliveries in the hands of workers", () -> sample.sending());
        gauge(meters, "convene.delivery.oldest.seconds", "Age of the oldest due delivery", () -> sample.oldest());
        gauge(meters, "convene.delivery.lease.age.seconds",
                "Since the last sign of life of the claim that is silent longest",
                () -> sample.silence());
        gauge(meters, "convene.delivery.uncertain", "Deliveries of unknown fate, last 24 hours",
                () -> sample.uncertain());
        gauge(meters, "convene.delivery.paused", "Mailings that paused by themselves", () -> sample.paused());
        gauge(meters, "convene.relay.certificate.seconds", "How long the relay's certificate is still valid",
                () -> left(relay.certificateUntil(), clock));
    }

    private static double left(@Nullable Instant until, Clock clock) {
        return until == null ? Double.NaN : Duration.between(clock.instant(), until).toSeconds();
    }

    private static void gauge(MeterRegistry meters, String name, String what,
            Supplier<Number> value) {
        Gauge.builder(name, value).description(what).register(meters);
    }

    void refresh() {
        sample = progress.sample(lease);
    }

    void count(List<Outcome> results) {
        results.forEach(outcome -> outcomes.getOrDefault(outcome.state(), late).increment());
    }

    void tookOver() {
        takeovers.increment();
    }

    void cameLate(int results) {
        late.increment(results);
    }
}

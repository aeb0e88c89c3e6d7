package org.convene.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures for the operator's monitoring; the alert rules in {@code k8s/} are written against them. */
@Component
class SendingMetrics {
    private static final String NO_REPLY = "none";
    private static final int DOMAINS = 20;
    private final Map<DeliveryState, Counter> outcomes = new EnumMap<>(DeliveryState.class);
    private final Map<String, Counter> replies = new HashMap<>();
    private final MultiGauge domains;
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
        for (String kind : List.of("2xx", "4xx", "5xx", NO_REPLY)) {
            replies.put(kind, Counter.builder("convene.delivery.replies").tag("class", kind)
                    .description("What the relay answered to what this replica tried").register(meters));
        }
        domains = MultiGauge.builder("convene.delivery.domain.retries")
                .description("Deliveries to be tried again, of the domains with most of them").register(meters);
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
        domains.register(progress.retriesByDomain(DOMAINS).entrySet().stream()
                .map(one -> Row.of(Tags.of("domain", one.getKey()), one.getValue())).toList(), true);
    }

    void count(List<Outcome> results) {
        results.forEach(outcome -> {
            outcomes.getOrDefault(outcome.state(), late).increment();
            replyClass(outcome).map(replies::get).ifPresent(Counter::increment);
        });
    }

    /** Empty for what was not tried. */
    static Optional<String> replyClass(Outcome outcome) {
        String reply = outcome.reply();
        boolean answered = !reply.isEmpty() && "245".indexOf(reply.charAt(0)) >= 0;
        if (answered) {
            return Optional.of(reply.charAt(0) + "xx");
        }
        return switch (outcome.state()) {
            case ACCEPTED -> Optional.of("2xx");
            case UNCERTAIN, DEFERRED -> Optional.of(NO_REPLY);
            default -> Optional.empty();
        };
    }

    void tookOver() {
        takeovers.increment();
    }

    void cameLate(int results) {
        late.increment(results);
    }
}

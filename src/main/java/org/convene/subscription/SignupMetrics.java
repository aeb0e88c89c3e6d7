package org.convene.subscription;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How sign-ups fare on this replica, for the operator's monitoring: a wave of robots shows here first. */
@Component
class SignupMetrics {
    private final Map<Fate, Counter> counters = new EnumMap<>(Fate.class);
    private final AtomicInteger held = new AtomicInteger();

    /** What became of a request to join. */
    enum Fate {
        /** taken in */
        TAKEN,
        /** refused, as its network asks too often */
        LIMITED,
        /** a confirmation was sent */
        MAILED,
        /** the owner of the mailbox said yes */
        CONFIRMED,
        /** the owner of the mailbox said that it was not them */
        REFUSED
    }

    SignupMetrics(MeterRegistry meters) {
        for (Fate fate : Fate.values()) {
            counters.put(fate, Counter.builder("convene.signups").tag("fate", fate.name().toLowerCase(Locale.ROOT))
                    .description("Requests to join and what became of them").register(meters));
        }
        Gauge.builder("convene.signups.held", held::get)
                .description("Confirmations that wait for the site's hourly budget").register(meters);
    }

    void count(Fate fate) {
        Objects.requireNonNull(counters.get(fate)).increment();
    }

    void held(int waiting) {
        held.set(waiting);
    }
}

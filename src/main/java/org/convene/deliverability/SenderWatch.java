package org.convene.deliverability;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.convene.deliverability.Finding.State;

/** Looks once an hour whether the sender is still well: a DKIM record that vanished is not noticed by anybody else. */
@Component
class SenderWatch {
    private final SenderCheck check;
    private final boolean sends;
    private volatile double bad = Double.NaN;

    SenderWatch(SenderCheck check, MeterRegistry meters, @Value("${spring.mail.host:}") String relay) {
        this.check = check;
        this.sends = !relay.isBlank();
        Gauge.builder("convene.sender.bad", () -> bad)
                .description("Findings of the sender check that make receivers refuse mail").register(meters);
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void look() {
        if (sends) {
            bad = check.findings().stream().filter(finding -> finding.state() == State.BAD).count();
        }
    }
}

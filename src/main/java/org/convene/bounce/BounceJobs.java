package org.convene.bounce;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What time alone brings about; harmless on every replica at once. */
@Component
class BounceJobs {
    private final Bounces bounces;

    BounceJobs(Bounces bounces) {
        this.bounces = bounces;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void settle() {
        bounces.settle();
    }
}

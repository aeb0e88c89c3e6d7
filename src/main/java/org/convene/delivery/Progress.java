package org.convene.delivery;

import java.util.Map;

/** Exact counts of one mailing's deliveries; due = sent + failed + suppressed + uncertain + cancelled + waiting. */
public record Progress(long due, long sent, long failed, long suppressed, long uncertain, long cancelled, long waiting,
        boolean expanded, boolean paused) {

    static Progress of(Map<DeliveryState, Long> counts, boolean expanded, boolean paused) {
        return new Progress(sum(counts, DeliveryState.values()), sum(counts, DeliveryState.ACCEPTED),
                sum(counts, DeliveryState.FAILED, DeliveryState.EXPIRED), sum(counts, DeliveryState.SUPPRESSED),
                sum(counts, DeliveryState.UNCERTAIN), sum(counts, DeliveryState.CANCELLED),
                sum(counts, DeliveryState.WAITING, DeliveryState.CLAIMED, DeliveryState.ATTEMPTING), expanded, paused);
    }

    public boolean finished() {
        return expanded && waiting == 0;
    }

    private static long sum(Map<DeliveryState, Long> counts, DeliveryState... states) {
        long sum = 0;
        for (DeliveryState state : states) {
            sum += counts.getOrDefault(state, 0L);
        }
        return sum;
    }
}

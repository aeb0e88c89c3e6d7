package org.convene.delivery;

/**
 * How many messages a worker hands over between two commits: as many as it sends in the flush time, so that a slow relay
 * never leaves more than a few uncertain and a fast one does not wait for the database.
 */
final class Pace {
    private final int most;
    private final double flushNanos;
    private double perMessage;

    Pace(int most, long flushNanos) {
        this.most = most;
        this.flushNanos = flushNanos;
        this.perMessage = flushNanos / 10.0;
    }

    int next() {
        return (int) Math.clamp(flushNanos / perMessage, 1, most);
    }

    void sent(int messages, long nanos) {
        if (messages > 0) {
            perMessage = 0.7 * perMessage + 0.3 * nanos / messages;
        }
    }
}

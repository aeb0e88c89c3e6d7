package org.convene.delivery;

/** Exact counts of one mailing's deliveries; due = sent + failed + suppressed + uncertain + cancelled + waiting. */
public record Progress(long due, long sent, long failed, long suppressed, long uncertain, long cancelled, long waiting,
        boolean expanded, boolean paused) {
    public boolean finished() {
        return expanded && waiting == 0;
    }
}

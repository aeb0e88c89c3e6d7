package org.convene.delivery;

/**
 * Exact counts of one mailing's deliveries; due = sent + failed + suppressed + uncertain + cancelled + waiting.
 *
 * @param uncertain final ones; those that are sent again are waiting
 * @param expanded whether all recipients are written down
 */
public record Progress(long due, long sent, long failed, long suppressed, long uncertain, long cancelled, long waiting,
        boolean expanded, boolean paused) {

    static Progress of(long sent, long failed, long suppressed, long uncertain, long cancelled, long waiting,
            boolean expanded, boolean paused) {
        return new Progress(sent + failed + suppressed + uncertain + cancelled + waiting, sent, failed, suppressed,
                uncertain, cancelled, waiting, expanded, paused);
    }

    public boolean finished() {
        return expanded && waiting == 0;
    }
}

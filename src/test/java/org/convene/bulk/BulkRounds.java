package org.convene.bulk;

/** Lets tests of other packages carry acts on many members out when they like. */
public final class BulkRounds {
    private final BulkActs acts;

    public BulkRounds(BulkActs acts) {
        this.acts = acts;
    }

    /** @return false when there is nothing to do */
    public boolean work(int most) {
        return acts.work(most);
    }
}

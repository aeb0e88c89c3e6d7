package org.convene.audit;

/** The person is known but may not do this (403). Foreign objects get {@link OutOfReach} instead, so that none is revealed. */
public class AccessRefused extends RuntimeException implements Refusal {
    private static final long serialVersionUID = 1;
    private final transient Staff by;

    public AccessRefused(Staff by, String what) {
        super(what);
        this.by = by;
    }

    @Override
    public Staff by() {
        return by;
    }
}

package org.convene.audit;

/** The person is known but may not do this (403). Foreign objects get {@code NotFound} instead, so that none is revealed. */
public class AccessRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AccessRefused(String what) {
        super(what);
    }
}

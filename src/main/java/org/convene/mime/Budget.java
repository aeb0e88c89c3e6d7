package org.convene.mime;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** How much of a mail is looked at. What exceeds it is left alone and named, never an error. */
public final class Budget {
    static final int DEPTH = 20;
    static final int FIELDS = 1000;
    /** Of the header of one part. */
    public static final int HEADER_BYTES = 256 * 1024;
    private static final int PARTS = 200;
    private static final Duration TIME = Duration.ofSeconds(2);
    private final long end = System.nanoTime() + TIME.toNanos();
    private int parts;
    private @Nullable String excess;

    /** Whether one more part may be looked into. */
    boolean part(int depth) {
        if (depth > DEPTH) {
            return over("depth");
        }
        return ++parts <= PARTS || over("parts");
    }

    boolean time() {
        return System.nanoTime() < end || over("time");
    }

    /** Notes what there is too much of; the first one stays. Always false. */
    boolean over(String what) {
        if (excess == null) {
            excess = what;
        }
        return false;
    }

    /** What there was too much of; null: nothing. */
    public @Nullable String excess() {
        return excess;
    }
}

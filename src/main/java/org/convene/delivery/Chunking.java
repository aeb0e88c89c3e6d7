package org.convene.delivery;

/** How many deliveries a worker takes at a time: enough chunks that every connection has work, few enough to be cheap. */
final class Chunking {
    private static final int SMALLEST = 10;
    private static final int LARGEST = 500;
    private static final int PARTS = 32;

    private Chunking() {}

    static int sizeFor(int recipients) {
        return Math.clamp(recipients / PARTS, SMALLEST, LARGEST);
    }
}

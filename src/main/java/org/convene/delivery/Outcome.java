package org.convene.delivery;

/**
 * What happened to one delivery.
 *
 * @param last false: it is tried again, in a chunk of its own
 * @param reply the relay's words, one line
 */
record Outcome(int seq, DeliveryState state, boolean last, String cause, String reply) {
    private static final int LONGEST = 500;

    static Outcome ended(int seq, DeliveryState state, Cause cause, String reply) {
        return new Outcome(seq, state, true, cause.name(), reply);
    }

    /** The {@link Journal} decides whether it is tried once more. */
    static Outcome uncertain(int seq, Cause cause, String reply) {
        return new Outcome(seq, DeliveryState.UNCERTAIN, false, cause.name(), reply);
    }

    /** The same, but it is not tried again. */
    Outcome asLast() {
        return new Outcome(seq, state, true, cause, reply);
    }

    static Outcome accepted(int seq, String reply) {
        return new Outcome(seq, DeliveryState.ACCEPTED, true, "", reply);
    }

    static Outcome deferred(int seq, String reply) {
        return new Outcome(seq, DeliveryState.DEFERRED, false, "", reply);
    }

    /** Not tried: its domain is to be left alone for a while. */
    static Outcome later(int seq) {
        return new Outcome(seq, DeliveryState.WAITING, false, "", "");
    }

    /** Words that came from elsewhere, as one line that fits a report. */
    static String line(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\u0080-\\u009f]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}

package org.convene.delivery;

/**
 * What became of one message on its way over the wire.
 *
 * @param words the relay's own, or ours where it said nothing
 */
record Answer(Kind kind, String words) {
    private static final int LONGEST = 500;

    Answer {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        words = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    enum Kind {
        /** the relay took it */
        ACCEPTED,
        /** refused for now (4xx), or the connection broke before the final dot on a fresh connection */
        DEFERRED,
        /** refused for good (5xx) */
        REFUSED,
        /** this relay cannot take such an address */
        NEEDS_UTF8,
        /** the final dot was sent, its answer is unknown */
        UNCERTAIN,
        /** the relay cannot be reached: says nothing about this message */
        UNREACHABLE,
        /** kept back by ourselves right before the final dot */
        HELD_BACK
    }
}

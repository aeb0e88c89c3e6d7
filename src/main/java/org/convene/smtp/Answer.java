package org.convene.smtp;

/**
 * What became of one message on its way over the wire.
 *
 * @param code of the reply that decided (RFC 5321 section 4.2); 0 where the relay said nothing of this message
 * @param enhancedCode such as 5.1.1 (RFC 3463); "" where there was none
 * @param words the relay's own, code first, or ours where it said nothing; one line without control characters
 */
public record Answer(Kind kind, int code, String enhancedCode, String words) {
    private static final int LONGEST = 500;

    public Answer {
        words = clean(words);
    }

    /** An answer that the relay did not give. */
    static Answer ours(Kind kind, String words) {
        return new Answer(kind, 0, "", words);
    }

    static Answer of(Kind kind, Reply reply) {
        return new Answer(kind, reply.code(), reply.enhancedCode(), reply.words());
    }

    /** One line without control characters, cut to a length that fits a report. */
    static String clean(String words) {
        if (words.length() <= LONGEST && words.chars().noneMatch(Character::isISOControl)) {
            return words;
        }
        String line = words.replaceAll("[\\p{Cntrl}\\u0080-\\u009f]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /** What to make of it. */
    public enum Kind {
        /** the relay took it */
        ACCEPTED,
        /** refused for now (4yz) */
        DEFERRED,
        /** refused for good (5yz) */
        REFUSED,
        /** not offered to the relay: it does not take addresses beyond ASCII */
        NEEDS_UTF8,
        /** not offered to the relay: longer than the SIZE it takes (RFC 1870) */
        TOO_LARGE,
        /** the final dot was sent, what the relay made of it is unknown */
        UNCERTAIN,
        /** the connection ended before the final dot: certainly not sent, another connection may try */
        BROKEN,
        /** kept back by {@link Run#mayFinish}: certainly not sent */
        HELD_BACK
    }
}

package org.convene.smtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the lines that begin with a dot and need another (RFC 5321 section 4.5.2). Most content has none, so eight bytes
 * are looked at in one step.
 */
final class DotLines {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;

    private DotLines() {}

    /**
     * Where the next dot stands that follows a line feed at or after {@code from}; -1: there is none. A line feed
     * without its CR counts: some servers take it for a line end, and a dot alone between two of them for the message's.
     */
    static int next(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Long.BYTES < end; at += Long.BYTES) {
            long feeds = zeroBytes((long) WORDS.get(bytes, at) ^ LINE_FEEDS);
            for (; feeds != 0; feeds &= feeds - 1) {
                int after = at + Long.numberOfTrailingZeros(feeds) / Byte.SIZE + 1;
                if (bytes[after] == '.') {
                    return after;
                }
            }
        }
        for (; at + 1 < end; at++) {
            if (bytes[at] == '\n' && bytes[at + 1] == '.') {
                return at + 1;
            }
        }
        return -1;
    }

    /** The high bit of each byte that is zero. */
    private static long zeroBytes(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }
}

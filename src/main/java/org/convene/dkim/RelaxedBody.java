package org.convene.dkim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * Hashes a body in its relaxed form (RFC 6376 section 3.4.4): blanks at line ends and empty lines at the end do not
 * count, other blanks count as one. Nothing is copied: what stands between blanks that change is hashed where it is. As
 * hardly any blank of a mail changes, eight bytes are looked at in one step.
 */
final class RelaxedBody {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7f * EACH;
    private static final byte[] BLANK = {' '};
    private static final byte[] LINE_END = {'\r', '\n'};

    private RelaxedBody() {}

    static void hash(MessageDigest digest, byte[] bytes, int start, int end) {
        int last = withoutEmptyEnd(bytes, start, end);
        if (last == start) {
            return;
        }
        int unhashed = start;
        for (int at = nextBlank(bytes, start, last); at < last; at = nextBlank(bytes, at + 1, last)) {
            int after = afterBlanks(bytes, at, last);
            boolean lineEnd = lineEnd(bytes, after, last);
            if (lineEnd || after - at > 1 || bytes[at] != ' ') {
                digest.update(bytes, unhashed, at - unhashed);
                if (!lineEnd) {
                    digest.update(BLANK);
                }
                unhashed = after;
            }
            at = after - 1;
        }
        digest.update(bytes, unhashed, last - unhashed);
        digest.update(LINE_END);
    }

    /** Where the next blank stands that may count for less than it is: a tab, or before a blank or a line end. */
    private static int nextBlank(byte[] bytes, int from, int end) {
        int at = from;
        for (; at + Long.BYTES < end; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long after = (long) WORDS.get(bytes, at + 1);
            long found = zeroBytes(word ^ '\t' * EACH) | zeroBytes(word ^ ' ' * EACH) & notAbove(after, ' ');
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < end && !blank(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The high bit of each byte that is zero. */
    private static long zeroBytes(long word) {
        return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
    }

    /** The high bit of each byte of ASCII up to a limit. */
    private static long notAbove(long word, int limit) {
        return ~((word & LOW_BITS) + (0x7f - limit) * EACH | word | LOW_BITS);
    }

    /** Where the last line that is not empty ends, blanks and line end taken off. */
    private static int withoutEmptyEnd(byte[] bytes, int start, int end) {
        int last = end;
        while (true) {
            while (last > start && blank(bytes[last - 1])) {
                last--;
            }
            if (last - start < 2 || bytes[last - 1] != '\n' || bytes[last - 2] != '\r') {
                return last;
            }
            last -= 2;
        }
    }

    private static int afterBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && blank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean lineEnd(byte[] bytes, int at, int end) {
        return at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    private static boolean blank(byte value) {
        return value == ' ' || value == '\t';
    }
}

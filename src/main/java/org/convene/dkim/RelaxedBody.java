package org.convene.dkim;

import java.security.MessageDigest;

/**
 * Hashes a body in its relaxed form (RFC 6376 section 3.4.4): blanks at line ends and empty lines at the end do not
 * count, other blanks count as one. Nothing is copied: what stands between blanks that change is hashed where it is.
 */
final class RelaxedBody {
    private static final byte[] BLANK = {' '};
    private static final byte[] LINE_END = {'\r', '\n'};

    private RelaxedBody() {}

    static void hash(MessageDigest digest, byte[] bytes, int start, int end) {
        int last = withoutEmptyEnd(bytes, start, end);
        if (last == start) {
            return;
        }
        int unhashed = start;
        for (int at = start; at < last; at++) {
            if (!blank(bytes[at])) {
                continue;
            }
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

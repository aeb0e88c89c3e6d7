package org.convene.smtp;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reads replies (RFC 5321 section 4.2), one after another as commands may be grouped. Bounded: a relay can neither fill
 * the memory nor go on for ever. Nothing is built for a reply that only its code is wanted of.
 */
final class Replies {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 128;
    private static final int MOST_TEXT = 16 * 1024;
    private final Wire wire;
    private final byte[] buffer = new byte[2 * LONGEST_LINE];
    private final byte[] text = new byte[MOST_TEXT];
    private int start;
    private int end;
    private int textLength;
    private int code;
    private boolean more;

    Replies(Wire wire) {
        this.wire = wire;
    }

    /**
     * The code of the next reply, 200 to 599.
     *
     * @param patience for the whole reply
     * @throws ProtocolException when this is not SMTP
     */
    int next(Duration patience) throws IOException {
        wire.expect(patience);
        try {
            textLength = 0;
            code = 0;
            more = true;
            for (int line = 0; more; line++) {
                if (line == MOST_LINES) {
                    throw new ProtocolException("a reply of more than " + MOST_LINES + " lines");
                }
                readLine();
            }
            return code;
        } finally {
            wire.relax();
        }
    }

    /** The last reply in words. */
    Reply reply() {
        return Reply.of(code, lines());
    }

    /** The texts of the last reply's lines, without codes. */
    List<String> lines() {
        return new String(text, 0, textLength, StandardCharsets.UTF_8).lines().toList();
    }

    /** Whether something was read that no command of ours asked for yet. */
    boolean unread() {
        return start < end;
    }

    private void readLine() throws IOException {
        int feed = lineFeed();
        int stop = feed > start && buffer[feed - 1] == '\r' ? feed - 1 : feed;
        parse(stop);
        start = feed + 1;
    }

    private int lineFeed() throws IOException {
        int at = start;
        while (true) {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            if (end - start > LONGEST_LINE) {
                throw new ProtocolException("a reply line of more than " + LONGEST_LINE + " bytes");
            }
            at -= fill();
        }
    }

    /** Reads more, after moving what is there to the front; answers by how much it moved. */
    private int fill() throws IOException {
        int moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        end += wire.read(buffer, end, buffer.length - end);
        return moved;
    }

    private void parse(int stop) throws ProtocolException {
        int length = stop - start;
        int found = length < 3 ? 0 : digit(start) * 100 + digit(start + 1) * 10 + digit(start + 2);
        byte separator = length == 3 ? (byte) ' ' : length > 3 ? buffer[start + 3] : 0;
        boolean known = found >= 200 && found < 600 && (code == 0 || code == found);
        if (!known || (separator != ' ' && separator != '-')) {
            throw new ProtocolException("not an SMTP reply: "
                    + new String(buffer, start, Math.min(length, 80), StandardCharsets.UTF_8));
        }
        code = found;
        more = separator == '-';
        keep(start + 4, stop);
    }

    /** A number far from any code where it is no digit. */
    private int digit(int at) {
        int value = buffer[at] - '0';
        return value >= 0 && value <= 9 ? value : 1000;
    }

    private void keep(int from, int to) {
        int length = Math.min(to - from, MOST_TEXT - textLength - 1);
        if (length > 0) {
            System.arraycopy(buffer, from, text, textLength, length);
            textLength += length;
            text[textLength++] = '\n';
        }
    }
}

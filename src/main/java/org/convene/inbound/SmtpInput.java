package org.convene.inbound;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a client says, strictly: a line ends in CR LF and nowhere else, so that no two programs can see different
 * messages in the same bytes (CVE-2023-51764).
 */
final class SmtpInput {
    private static final int LONGEST_LINE = 2048;
    private final InputStream in;
    private final long end;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int filled;

    /** @param end nanoTime after which nothing is read any more, however slowly it trickles */
    SmtpInput(InputStream in, long end) {
        this.in = in;
        this.end = end;
    }

    /** What follows breaks the protocol; the conversation has to end. */
    static final class Garbled extends IOException {
        private static final long serialVersionUID = 1;

        Garbled(String reply) {
            super(reply);
        }
    }

    /** One command; null at the end of the stream. @throws Garbled when it is too long or holds a bare CR or LF */
    @Nullable
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next >= 0; next = read()) {
            if (next == '\r') {
                if (read() == '\n') {
                    return line.toString();
                }
                throw new Garbled("500 5.5.2 Lines end in CR LF");
            }
            if (next == '\n' || line.length() == LONGEST_LINE) {
                throw new Garbled("500 5.5.2 " + (next == '\n' ? "Lines end in CR LF" : "Line too long"));
            }
            line.append((char) next);
        }
        return null;
    }

    /** @param bytes null when there were too many @param bare whether a CR or LF stood alone */
    record Content(byte @Nullable [] bytes, boolean bare) {}

    /** Everything up to the line with a single dot. @throws Garbled when far more comes than may */
    Content content(int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        boolean bare = false;
        boolean begins = true;
        int before = '\n';
        for (long size = 0;; size++) {
            int next = demanded();
            if (begins && next == '.') {
                next = demanded();
                if (next == '\r') {
                    next = demanded();
                    if (next == '\n') {
                        return new Content(size > most ? null : out.toByteArray(), bare);
                    }
                    before = '\r';
                }
            }
            bare |= next == '\n' != (before == '\r');
            begins = next == '\n' && before == '\r';
            before = next;
            if (size < most) {
                out.write(next);
            } else if (size > 2L * most) {
                throw new Garbled("552 5.3.4 Message too big");
            }
        }
    }

    private int demanded() throws IOException {
        int next = read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    private int read() throws IOException {
        if (at == filled) {
            if (System.nanoTime() > end) {
                throw new Garbled("421 4.4.2 This takes too long");
            }
            at = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }
}

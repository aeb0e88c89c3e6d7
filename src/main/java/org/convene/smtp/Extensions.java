package org.convene.smtp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the relay offers (RFC 5321 section 4.1.1.1).
 *
 * @param size the longest message it takes (RFC 1870); 0: it names no limit; -1: it does not know the extension
 * @param mechanisms to sign in with, in capitals
 */
record Extensions(boolean pipelining, boolean eightBitMime, boolean smtpUtf8, boolean startTls, long size,
        Set<String> mechanisms) {
    static final Extensions NOTHING = new Extensions(false, false, false, false, -1, Set.of());

    /** @param lines of the reply to EHLO; the first names the relay */
    static Extensions of(List<String> lines) {
        Set<String> keywords = new HashSet<>();
        Set<String> mechanisms = new HashSet<>();
        long size = -1;
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            // Before RFC 2554 some wrote AUTH=LOGIN.
            String[] words = line.strip().toUpperCase(Locale.ROOT).split("[ =]+");
            keywords.add(words[0]);
            if (words[0].equals("AUTH")) {
                mechanisms.addAll(List.of(words).subList(1, words.length));
            } else if (words[0].equals("SIZE")) {
                size = words.length > 1 ? limit(words[1]) : 0;
            }
        }
        return new Extensions(keywords.contains("PIPELINING"), keywords.contains("8BITMIME"),
                keywords.contains("SMTPUTF8"), keywords.contains("STARTTLS"), size, Set.copyOf(mechanisms));
    }

    /** A limit that cannot be read limits nothing: the relay will say so itself. */
    private static long limit(String number) {
        try {
            return Math.max(0, Long.parseLong(number));
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    boolean takes(int length) {
        return size <= 0 || length <= size;
    }
}

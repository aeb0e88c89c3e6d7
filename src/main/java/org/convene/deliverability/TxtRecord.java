package org.convene.deliverability;

/** The text of a TXT record: its character strings, one behind the other (RFC 7208 section 3.3). */
final class TxtRecord {
    private TxtRecord() {}

    /** @param presented the strings parted by blanks, in quotes where they hold blanks or quotes themselves */
    static String text(String presented) {
        StringBuilder text = new StringBuilder(presented.length());
        boolean quoted = false;
        for (int i = 0; i < presented.length(); i++) {
            char next = presented.charAt(i);
            if (next == '\\' && quoted && i + 1 < presented.length()) {
                text.append(presented.charAt(++i));
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next != ' ' || quoted) {
                text.append(next);
            }
        }
        return text.toString();
    }
}

package org.convene.mail;

/**
 * Text that may stand in a mail header: one line, no control characters, at most 250 code points. The only way from
 * anybody's text into a header, so that CR, LF and NUL never get there (CVE-2025-7962 and its kind).
 */
public record HeaderText(String value) {
    static final int LIMIT = 250;

    /** @throws IllegalArgumentException when the text holds control characters, line separators or bidi overrides */
    public HeaderText {
        if (value.codePoints().anyMatch(HeaderText::forbidden)) {
            throw new IllegalArgumentException("control character in header text");
        }
        if (value.codePointCount(0, value.length()) > LIMIT) {
            throw new IllegalArgumentException("header text longer than " + LIMIT);
        }
    }

    /** Makes any text fit: line breaks and other controls become spaces, the rest is cut at the limit. */
    public static HeaderText folded(String text) {
        return asItIs(text) ? new HeaderText(text) : folding(text);
    }

    /** Whether there is nothing to fold, as in nearly every name. */
    private static boolean asItIs(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean space = Character.isWhitespace(unit);
            if (space && (blank || unit != ' ') || Character.isSurrogate(unit) || forbidden(unit)) {
                return false;
            }
            blank = space;
        }
        return !blank && text.length() <= LIMIT;
    }

    private static HeaderText folding(String text) {
        StringBuilder out = new StringBuilder();
        text.strip().codePoints().map(point -> forbidden(point) ? ' ' : point).limit(LIMIT)
                .forEach(out::appendCodePoint);
        return new HeaderText(out.toString().replaceAll(" {2,}", " ").strip());
    }

    private static boolean forbidden(int point) {
        return Character.isISOControl(point) || point == 0x2028 || point == 0x2029
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}

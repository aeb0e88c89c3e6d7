package org.convene.mail;

/**
 * What the three halves of a template render to, before the last touches.
 *
 * @param text lines not broken yet
 */
public record MailSource(String subject, String text, String html) {

    /** Subject within the limit of a header, text part broken near 72 columns, no blank lines around. */
    public MailContent content() {
        return new MailContent(subject(subject), TextLines.wrap(text), html.strip() + "\n");
    }

    /**
     * What stands in the header for a rendered subject.
     *
     * @throws IllegalArgumentException when it holds control characters
     */
    public static HeaderText subject(String rendered) {
        String text = rendered.strip();
        int end = text.offsetByCodePoints(0, Math.min(HeaderText.LIMIT, text.codePointCount(0, text.length())));
        return new HeaderText(text.substring(0, end));
    }
}

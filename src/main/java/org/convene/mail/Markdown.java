package org.convene.mail;

import org.springframework.stereotype.Component;

/** Markdown as staff write it, to safe HTML and to readable plain text from the same syntax tree. */
@Component
public class Markdown {

    /** HTML with raw HTML escaped and only http, https and mailto links. */
    public String html(String markdown) {
        throw new UnsupportedOperationException();
    }

    /** The same for mail: inline styles on every element, as mail programs need. */
    public String mailHtml(String markdown) {
        throw new UnsupportedOperationException();
    }

    /** Plain text with links as numbered footnotes, lines near 72 characters. */
    public String text(String markdown) {
        throw new UnsupportedOperationException();
    }
}

package org.convene.template;

/** Something stands in a template that may not. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;
    private final String said;

    /** @param line from 1 */
    Refused(int line, String message) {
        super(message, null, false, false);
        this.line = line;
        this.said = message;
    }

    String said() {
        return said;
    }

    int line() {
        return line;
    }
}

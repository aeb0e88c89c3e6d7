package org.convene.template;

/** Something stands in a template that may not. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;
    private final transient Said said;

    /**
     * @param line from 1
     * @param key of what is said about it
     * @param values put into that
     */
    Refused(int line, String key, Object... values) {
        super(key, null, false, false);
        this.line = line;
        this.said = Said.of(key, values);
    }

    Said said() {
        return said;
    }

    int line() {
        return line;
    }
}

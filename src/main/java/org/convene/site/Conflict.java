package org.convene.site;

/** The request is well-formed but the object's state forbids it (409), for example sending an announcement twice. */
public class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    /** @param code key of the interface text that tells the reader why and what to do */
    public Conflict(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}

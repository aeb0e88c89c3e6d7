package org.convene.site;

/**
 * There is no such thing, or none that the caller may know of: both get the same 404, so that an address never tells
 * whether an object exists.
 */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound(String what) {
        super(what);
    }
}

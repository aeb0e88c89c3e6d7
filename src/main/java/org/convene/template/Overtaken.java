package org.convene.template;

/** Somebody else saved the same mail meanwhile; nothing was stored. */
public class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Version newest;

    Overtaken(Version newest) {
        super("saved by somebody else meanwhile");
        this.newest = newest;
    }

    /** What they saved. */
    public Version newest() {
        return newest;
    }
}

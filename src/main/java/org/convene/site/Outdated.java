package org.convene.site;

import java.util.List;

/** Somebody else changed the object since the version that the caller read (409). Says what they changed. */
public final class Outdated extends Conflict {
    private static final long serialVersionUID = 1;
    private final transient List<Change> changes;

    /** @param code as {@link Conflict} has it */
    public Outdated(String code, List<Change> changes) {
        super(code);
        this.changes = List.copyOf(changes);
    }

    public List<Change> changes() {
        return changes;
    }

    /**
     * One member of the body.
     *
     * @param pointer RFC 6901, into the body that was sent
     * @param before as the caller read it
     * @param by who changed it last
     * @param at when, in UTC
     */
    public record Change(String pointer, String before, String now, String by, String at) {}
}

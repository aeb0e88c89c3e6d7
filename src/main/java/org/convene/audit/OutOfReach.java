package org.convene.audit;

import org.convene.site.NotFound;

/** It exists, but not for this person, who is told that there is nothing (404). */
public class OutOfReach extends NotFound implements Refusal {
    private static final long serialVersionUID = 1;
    private final transient Staff by;

    public OutOfReach(Staff by, String what) {
        super(what);
        this.by = by;
    }

    @Override
    public Staff by() {
        return by;
    }
}

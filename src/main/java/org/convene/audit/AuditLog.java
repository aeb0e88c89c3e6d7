package org.convene.audit;

import org.springframework.stereotype.Component;

/** The append-only record of what staff did. */
@Component
public class AuditLog {

    /**
     * Notes one act in the caller's transaction.
     *
     * @param act a verb with its object's kind, for example {@code group.create}
     * @param object what it was done to, for example {@code group:<uuid>}
     * @param details one short line, no personal data beyond what the object's own page shows
     */
    public void record(Staff staff, String act, String object, String details) {
        throw new UnsupportedOperationException();
    }
}

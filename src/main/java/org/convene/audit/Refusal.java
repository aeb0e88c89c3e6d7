package org.convene.audit;

/** Somebody known asked for what is not theirs. Whoever answers notes it in the {@link AuditLog}. */
public interface Refusal {
    /** Who asked. */
    Staff by();
}

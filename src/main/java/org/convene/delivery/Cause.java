package org.convene.delivery;

/** Why a delivery ended without being accepted; the name is stored and is part of a text key. */
enum Cause {
    /** the relay refused it for good */
    REFUSED,
    /** the relay kept refusing it for now until its time was over, or never answered */
    TOO_LATE,
    /** the template or the values of this recipient do not make a mail */
    UNMAILABLE,
    /** the address needs SMTPUTF8, which the relay does not offer */
    NEEDS_UTF8,
    /** longer than the relay takes */
    TOO_LARGE,
    /** the address is on the suppression list */
    SUPPRESSED,
    /** the person left before it was sent */
    LEFT,
    /** staff stopped it */
    CANCELLED,
    /** every worker that claimed it was lost */
    LOST,
    /** the final dot was sent and no answer came */
    NO_ANSWER,
    /** the worker was lost between the final dot and its answer */
    WORKER_LOST
}

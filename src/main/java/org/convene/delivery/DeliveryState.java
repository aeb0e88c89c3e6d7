package org.convene.delivery;

/** Where a delivery stands. Everything but WAITING, CLAIMED and ATTEMPTING is final. */
public enum DeliveryState {
    /** due now or later, also between attempts */
    WAITING,
    /** a worker holds the lease; nothing was said to the relay */
    CLAIMED,
    /** intent recorded; the message may be on its way */
    ATTEMPTING,
    /** the relay took it */
    ACCEPTED,
    /** refused for good, or given up after retries */
    FAILED,
    /** not sent because the address is suppressed or the person left */
    SUPPRESSED,
    /** the final dot was sent and its answer could not be recorded: listed, never silently repeated */
    UNCERTAIN,
    /** staff stopped it */
    CANCELLED,
    /** not sent before it lost its meaning */
    EXPIRED
}

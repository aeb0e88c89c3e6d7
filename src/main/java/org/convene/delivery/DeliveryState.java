package org.convene.delivery;

/** Where a delivery stands. Everything but WAITING and DEFERRED is final, UNCERTAIN from its second time on. */
public enum DeliveryState {
    /** due now or later, also in the hands of a worker */
    WAITING,
    /** refused for now; waits for the next attempt */
    DEFERRED,
    /** the relay took it */
    ACCEPTED,
    /** refused for good, or given up after retries */
    FAILED,
    /** not sent because the address is suppressed or the person left */
    SUPPRESSED,
    /** the final dot was sent and its answer could not be recorded: listed, sent again under the same Message-ID */
    UNCERTAIN,
    /** staff stopped it */
    CANCELLED,
    /** not sent before it lost its meaning */
    EXPIRED
}

package org.convene.inbound;

/** What a bounce says about the address it is about. */
public enum BounceKind {
    /** there is no such mailbox, and there will be none */
    HARD,
    /** not now: the server is away, busy, or says nothing definite */
    SOFT,
    /** the mailbox is full */
    FULL,
    /** our mail or our server is refused (5.7.x): says nothing about the address, but a lot to the operator */
    POLICY
}

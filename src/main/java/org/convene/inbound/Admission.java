package org.convene.inbound;

/** Whether mail to an address is taken in. */
enum Admission {
    /** one of ours, its signature holds */
    SIGNED,
    /** a mailbox of the house, such as postmaster */
    HOUSE,
    /** our domain, but no address of ours */
    UNKNOWN,
    /** somebody else's domain: we do not relay */
    FOREIGN
}

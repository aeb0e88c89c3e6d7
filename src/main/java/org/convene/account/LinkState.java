package org.convene.account;

/** How a sign-in link stands, for whoever holds it. */
public enum LinkState {
    /** It signs in. */
    OPEN,
    /** It signed somebody in already. */
    USED,
    /** Its time is over. */
    LATE,
    /** It works in another browser, the one that asked for it. */
    ELSEWHERE,
    /** Not one of ours, or not all of it. */
    UNKNOWN
}

package org.convene.delivery;

/** The points between which a worker must be able to die without harm. */
public enum Milestone {
    /** a chunk is claimed and committed */
    CLAIMED,
    /** the intent for the next messages is committed */
    INTENDED,
    /** results are committed */
    SETTLED
}

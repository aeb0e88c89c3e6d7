package org.convene.invitation;

/** Why a member's calendar loses what goes on for others. */
enum Parting {
    /** It does not: everybody is told the same. */
    NONE,
    /** The member takes other times of the same meeting. */
    CHOSEN,
    /** The group was left, paused, or invitations are not wanted any more. */
    LEFT,
    /** The member is invited at another address. */
    MOVED
}

package org.convene.guest;

import java.util.UUID;

/**
 * A guest as moderators see them.
 *
 * @param email empty once they wanted no more mail
 * @param language tag
 * @param timeZone IANA name
 * @param note why they may be written to, in the moderator's words
 * @param shown whether everybody reads their name on the date
 * @param comment what came with their answer; possibly empty
 */
public record Invitee(UUID id, String name, String affiliation, String email, String language, String timeZone,
        String note, String addedBy, boolean shown, State state, String comment) {
    /** What became of the invitation. */
    public enum State {
        /** not told yet: leaves with the next mails of the meeting */
        WAITS,
        /** told, has not answered */
        INVITED, ACCEPTED, TENTATIVE, DECLINED,
        /** has the invitation as a member of the group */
        MEMBER,
        /** pressed "no mail about this", or called it spam */
        STOPPED,
        /** mail to the address came back, or its owner wants none at all */
        SUPPRESSED
    }
}

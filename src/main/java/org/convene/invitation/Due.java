package org.convene.invitation;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.SlotContent;
import org.convene.subscription.Member;

/**
 * One mail to be sent.
 *
 * @param invitation as it stands before sending
 * @param held what it said last; null: it is new
 * @param truth what it should say; null: it is taken back
 * @param parting whether it is taken back from this person alone
 */
record Due(Member member, Invitation invitation, Step step, @Nullable SlotContent held,
        @Nullable SlotContent truth, Parting parting) {

    /** Whether the meeting goes on without this person, or without this address. */
    boolean left() {
        return parting != Parting.NONE;
    }

    /** What the mail talks about: what is true, or what is taken back. */
    SlotContent content() {
        SlotContent said = truth == null ? held : truth;
        if (said == null) {
            throw new IllegalStateException("neither held nor true");
        }
        return said;
    }
}

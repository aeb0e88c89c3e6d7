package org.convene.meeting;

import org.jspecify.annotations.Nullable;

import org.convene.subscription.Member;

/**
 * One mail to be sent.
 *
 * @param invitation as it stands before sending
 * @param held what it said last; null: it is new
 * @param truth what it should say; null: it is taken back
 * @param left whether the person left the group
 */
record Due(Member member, Invitation invitation, Step step, @Nullable InvitationContent held,
        @Nullable InvitationContent truth, boolean left) {

    /** What the mail talks about: what is true, or what is taken back. */
    InvitationContent content() {
        InvitationContent said = truth == null ? held : truth;
        if (said == null) {
            throw new IllegalStateException("neither held nor true");
        }
        return said;
    }
}

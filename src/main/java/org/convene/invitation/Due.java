package org.convene.invitation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.SlotContent;
import org.convene.subscription.Member;

/**
 * One mail to be sent.
 *
 * @param invitation as it stands before sending
 * @param held what it said last; null: it is new
 * @param truth what it should say; null: it is taken back
 * @param fate of what was answered
 * @param parting whether it is taken back from this person alone
 */
record Due(Member member, Invitation invitation, Step step, @Nullable SlotContent held,
        @Nullable SlotContent truth, AnswerFate fate, Parting parting) {

    /** Whether the meeting goes on without this person, or without this address. */
    boolean left() {
        return parting != Parting.NONE;
    }

    /** Whether calendars were told of another zone, which showed the same moments then. */
    boolean elsewhere() {
        return held != null && truth != null && !held.zone().equals(truth.zone());
    }

    /** The invitation as it is once this went out: where all dates have another time, the answer is asked for again. */
    Invitation sent(String said, Instant now) {
        Invitation next = invitation.sent(step, said, now);
        return fate.askedAgain() ? next.asking() : next;
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

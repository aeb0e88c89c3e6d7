package org.convene.guest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Meeting;
import org.convene.meeting.SlotContent;

/**
 * One mail to a guest.
 *
 * @param before what the calendar was told last; null: nothing
 * @param moment when that was, by the clock rules of the day it was told; null: nothing was
 * @param sent the invitation as it is once this went out
 */
record GuestDue(Kind kind, Meeting meeting, Guest guest, @Nullable SlotContent before, @Nullable Instant moment,
        GuestInvitation sent, Parting parting) {
    enum Kind {
        INVITE, UPDATE, CANCEL
    }

    /** Why something is taken back. */
    enum Parting {
        /** It is not. */
        NONE,
        /** The guest is invited as a member now. */
        MEMBER,
        /** The date goes on without the guest. */
        LEFT,
        /** The guest wanted no more of it. */
        ASKED,
        /** The date does not take place. */
        OFF
    }

    /** The same told by this organizer. */
    GuestDue sent(GuestInvitation other) {
        return new GuestDue(kind, meeting, guest, before, moment, other, parting);
    }

    GuestDue parting(Parting other) {
        return new GuestDue(kind, meeting, guest, before, moment, sent, other);
    }

    /** What the mail talks about. */
    SlotContent content() {
        return sent.told();
    }
}

package org.convene.guest;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Meeting;
import org.convene.meeting.SlotContent;

/**
 * One mail to a guest.
 *
 * @param before what the calendar was told last; null: nothing
 * @param sent the invitation as it is once this went out
 * @param member whether it is taken back because the guest is invited as a member now
 * @param on whether the date itself goes on without the guest
 */
record GuestDue(Kind kind, Meeting meeting, Guest guest, @Nullable SlotContent before, GuestInvitation sent,
        boolean member, boolean on) {
    enum Kind {
        INVITE, UPDATE, CANCEL
    }

    /** What the mail talks about. */
    SlotContent content() {
        return sent.told();
    }
}

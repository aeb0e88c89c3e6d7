package org.convene.guest;

import java.time.Instant;
import java.util.UUID;

import org.convene.calendar.Answer;
import org.convene.calendar.Revision;
import org.convene.meeting.SlotContent;

/**
 * The calendar object a guest holds of one slot: an event of its own, with a UID only this guest was told.
 *
 * @param organizer its ORGANIZER, the same for its whole life; empty: not told yet
 * @param stamp DTSTAMP of what was told last, strictly rising
 * @param starts the moment that was told last
 * @param told what was told last
 * @param held false once it was taken back
 */
record GuestInvitation(UUID id, UUID guest, UUID slot, String uid, String organizer, int sequence, Instant stamp,
        Instant starts, SlotContent told, boolean held, Answer answer, String comment) {
    Revision revision() {
        return new Revision(uid, sequence, stamp);
    }

    /** As it is once this went out. @param rises whether the moment changed @param asks whether the answer is asked for again */
    GuestInvitation telling(UUID nowSlot, SlotContent said, boolean rises, boolean asks, Instant now) {
        return new GuestInvitation(id, guest, nowSlot, uid, organizer, rises ? sequence + 1 : sequence, later(now),
                said.master().instant(said.zone()), said, true, asks ? Answer.NEEDS_ACTION : answer, comment);
    }

    GuestInvitation takenBack(Instant now) {
        return new GuestInvitation(id, guest, slot, uid, organizer, sequence + 1, later(now), starts, told, false,
                answer, comment);
    }

    GuestInvitation by(String present) {
        return organizer.isEmpty()
                ? new GuestInvitation(id, guest, slot, uid, present, sequence, stamp, starts, told, held, answer,
                        comment)
                : this;
    }

    /** Whether newer time zone data puts the date at another moment than was told. */
    boolean shifted() {
        return held && !starts.equals(told.master().instant(told.zone()));
    }

    private Instant later(Instant now) {
        return now.isAfter(stamp) ? now : stamp.plusSeconds(1);
    }
}

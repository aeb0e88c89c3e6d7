package org.convene.reminder;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;

/**
 * What all mails about one date share.
 *
 * @param time of the slot they are about
 * @param last the same slot's time on the last date before that took place; null: there was none
 */
record Scene(Group group, Meeting meeting, Occurrence occurrence, OccurrenceTime time,
        @Nullable OccurrenceTime last) {

    /** Whether the Chatham House rule applies. */
    boolean confidential() {
        return meeting.confidential(group);
    }

    /** Whether only clocks can have brought readers another hour since the last date: it may have come to another day. */
    boolean keepsItsHour() {
        return last != null && last.local().toLocalTime().equals(time.local().toLocalTime());
    }
}

package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Answer;
import org.convene.meeting.Meeting;

/**
 * What one subscription was told of a slot.
 *
 * @param sequence SEQUENCE of what was told last
 * @param stamp DTSTAMP of it
 * @param held false once it was taken back
 * @param next the coming date as it was told; null: nothing lies ahead
 * @param zone by whose clock it was told, which the slot may have left since: that of {@code next} and {@code dates}
 * @param answer to all dates that are not in {@code dates}
 */
public record ToldInvitation(UUID id, Meeting meeting, UUID slot, String uid, int sequence, Instant stamp, boolean held,
        @Nullable LocalDateTime next, ZoneId zone, Answer answer, Map<LocalDateTime, Answer> dates) {

    /** Whether a date that still lies ahead stands in the calendar. */
    public boolean ahead() {
        return held && next != null;
    }
}

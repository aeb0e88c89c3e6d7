package org.convene.invitation;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;

import org.convene.calendar.Answer;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Entry;
import org.convene.meeting.Meeting;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.SlotDate;

/**
 * What a member holds of one slot, or of one part of it, and what was answered.
 *
 * @param answer to all dates that are not in {@code dates}
 * @param told what the member's calendar was told last
 */
public record HeldInvitation(UUID id, Meeting meeting, UUID slot, int part, UUID subscription, EmailAddress address,
        Answer answer, Map<LocalDateTime, Answer> dates, SlotContent told) {

    /** What counts for one date. @param original as this calendar was told */
    public Answer on(LocalDateTime original) {
        return dates.getOrDefault(original, answer);
    }

    /** What counts for one date. */
    public Answer on(SlotDate date) {
        return date.in(told).map(found -> on(found.original())).orElse(answer);
    }

    /** A date of it, as others may hold it under another name. */
    public SlotDate date(Entry entry) {
        return new SlotDate(slot, entry.original(), entry.start(), told.zone());
    }

    /** The slot's, as the meeting has it now; possibly empty. */
    public String label() {
        return meeting.slots().stream().filter(one -> one.id().equals(slot)).findFirst().map(Slot::label).orElse("");
    }
}

package org.convene.meeting;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What staff write about a meeting, before it is checked.
 *
 * @param firstDate ISO date; where the recurrence does not have it, its next date is taken
 * @param recurrence RFC 5545 RRULE without its name; empty: once
 * @param recurrence also {@code ANNOUNCED}: dates are announced one by one
 * @param alternating the slots take turns
 * @param slots all of them, the leading one first
 */
public record MeetingDraft(String title, String description, String firstDate, String recurrence, int minutes,
        Venue venue, List<Time> slots, boolean alternating, ChathamHouse chathamHouse) {

    /** Follows its group where nothing is said. */
    public MeetingDraft {
        chathamHouse = Objects.requireNonNullElse(chathamHouse, ChathamHouse.GROUP);
    }

    /** The Chatham House rule as the group has it. */
    public MeetingDraft(String title, String description, String firstDate, String recurrence, int minutes, Venue venue,
            List<Time> slots, boolean alternating) {
        this(title, description, firstDate, recurrence, minutes, venue, slots, alternating, ChathamHouse.GROUP);
    }

    /** Each date has all slots. */
    public MeetingDraft(String title, String description, String firstDate, String recurrence, int minutes, Venue venue,
            List<Time> slots) {
        this(title, description, firstDate, recurrence, minutes, venue, slots, false);
    }

    /** The same with another first date and rule. */
    MeetingDraft with(String otherFirst, String otherRule) {
        return new MeetingDraft(title, description, otherFirst, otherRule, minutes, venue, slots, alternating,
                chathamHouse);
    }

    /** The same with the slots in another order. */
    MeetingDraft with(List<Time> otherSlots) {
        return new MeetingDraft(title, description, firstDate, recurrence, minutes, venue, otherSlots, alternating,
                chathamHouse);
    }

    /** The same under this rule. */
    public MeetingDraft with(ChathamHouse rule) {
        return new MeetingDraft(title, description, firstDate, recurrence, minutes, venue, slots, alternating, rule);
    }

    /**
     * One slot.
     *
     * @param time local time as {@code HH:mm}
     * @param zone IANA name
     * @param minutes null: as long as the meeting
     */
    public record Time(String label, String time, String zone, @Nullable Integer minutes) {
        static Time of(Slot slot) {
            return new Time(slot.label(), slot.time().toString(), slot.zone().getId(), slot.minutes());
        }
    }

    /** The draft that would leave the meeting as it is. */
    public static MeetingDraft of(Meeting meeting) {
        return new MeetingDraft(meeting.title(), meeting.description(), meeting.firstDate().toString(),
                meeting.recurrence().toRule(), meeting.minutes(), meeting.venue(),
                meeting.slots().stream().map(Time::of).toList(), meeting.alternating(),
                meeting.chathamHouse());
    }
}

package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceWords;
import org.convene.group.Group;

/**
 * A gathering a group holds repeatedly, or once.
 *
 * @param firstDate the first date in the zone of each slot
 * @param recurrence never counts: its end is a last day
 * @param minutes length of the slots that say no other
 * @param slots at least one, the first leads
 * @param chathamHouse whether the rule applies; ask {@link #confidential}
 * @param alternating the slots take turns, each date being one slot's; else each date has all of them
 * @param follows the meeting that this one goes on with from its first date on; null: none
 * @param reason why it was cancelled; possibly empty
 * @param firstMailed when the first invitations went out; null: nobody was invited yet, newcomers are not either
 * @param changed when anything about it or its dates changed last
 */
public record Meeting(UUID id, UUID group, String title, String description, LocalDate firstDate, Recurrence recurrence,
        int minutes,
        Venue venue, List<Slot> slots, boolean alternating, ChathamHouse chathamHouse, @Nullable UUID follows,
        Status status, String reason,
        @Nullable Instant firstMailed, Instant changed,
        long version) {

    public boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** As it would be held by another plan. */
    Meeting planned(MeetingDraft draft, MeetingCheck.Plan plan) {
        return new Meeting(id, group, title, description, plan.firstDate(), plan.recurrence(), draft.minutes(), venue,
                plan.slots(), draft.alternating(), chathamHouse, follows, status, reason, firstMailed, changed,
                version);
    }

    /** Whether the Chatham House rule applies: the one place to ask. @param of the meeting's group */
    public boolean confidential(Group of) {
        return chathamHouse.applies(of);
    }

    /** Whether dates of its rule come into sight from time to time, of which members have to be told. */
    public boolean oneByOne() {
        return !cancelled() && new Truth(Schedule.of(this, List.of()), Instant.EPOCH).oneByOne();
    }

    /** Whether its slots take turns. */
    public boolean turns() {
        return alternating && slots.size() > 1;
    }

    /** Length of a slot in minutes. */
    public int minutesOf(Slot slot) {
        return slot.minutes() == null ? minutes : slot.minutes();
    }

    /** The rule in words; empty for a single date. */
    public String rhythm(Locale locale) {
        Slot lead = slots.getFirst();
        return RecurrenceWords.of(recurrence, lead.on(firstDate), lead.zone(), locale);
    }

    /** Whether the meeting goes on. */
    public enum Status {
        ACTIVE, CANCELLED
    }
}

package org.convene.reminder;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.convene.calendar.Answer;
import org.convene.invitation.HeldInvitation;
import org.convene.meeting.Entry;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.SlotContent;

/** Picks whose calendars show a date as it stands: others hear of it from the update that is on its way to them. */
final class Informed {
    private final OccurrenceTime time;
    private final Map<SlotContent, Boolean> seen = new HashMap<>();

    Informed(OccurrenceTime time) {
        this.time = time;
    }

    List<HeldInvitation> of(List<HeldInvitation> held) {
        return held.stream().filter(one -> one.slot().equals(time.slot().id()))
                .filter(one -> seen.computeIfAbsent(one.told(), this::shows)).toList();
    }

    /** Whether somebody is still to be thought of who has not said no. */
    boolean coming(HeldInvitation held) {
        return held.on(time.original()) != Answer.DECLINED;
    }

    private boolean shows(SlotContent told) {
        return has(told, time.original()) && told.zone().equals(time.slot().zone())
                && told.on(time.original()).filter(this::same).isPresent();
    }

    private boolean same(Entry entry) {
        return entry.start().equals(time.local()) && !entry.tentative();
    }

    private static boolean has(SlotContent told, LocalDateTime original) {
        return told.single()
                ? told.master().original().equals(original)
                : !original.isBefore(told.master().start()) && told.recurrence()
                        .dates(told.master().start(), told.zone(), original, 1).contains(original);
    }
}

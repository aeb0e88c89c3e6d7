package org.convene.reminder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.convene.calendar.Answer;
import org.convene.invitation.HeldInvitation;
import org.convene.meeting.SlotContent;
import org.convene.meeting.SlotDate;

/**
 * Picks whose calendars show a date at the moment it is held: others hear of it from the update that is on its way to them.
 */
final class Informed {
    private final SlotDate date;
    private final Map<SlotContent, Boolean> seen = new HashMap<>();

    Informed(SlotDate date) {
        this.date = date;
    }

    List<HeldInvitation> of(List<HeldInvitation> held) {
        return held.stream().filter(one -> one.slot().equals(date.slot()))
                .filter(one -> seen.computeIfAbsent(one.told(), told -> date.sureIn(told).isPresent())).toList();
    }

    /** Whether nobody has the date otherwise. */
    boolean all(List<HeldInvitation> held) {
        return held.stream().filter(one -> one.slot().equals(date.slot())).map(HeldInvitation::told).distinct()
                .allMatch(told -> date.sureIn(told).isPresent() || date.in(told).isEmpty());
    }

    /** Whether somebody is still to be thought of who has not said no. */
    boolean coming(HeldInvitation held) {
        return held.on(date) != Answer.DECLINED;
    }
}

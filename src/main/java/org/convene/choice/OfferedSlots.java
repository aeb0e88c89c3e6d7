package org.convene.choice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.calendar.OccurrenceTimes;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Slot;
import org.convene.subscription.SlotOffer;
import org.convene.subscription.SlotOffers;

/** Finds the meetings that have a choice of times, each time by its next date. */
@Component
class OfferedSlots implements SlotOffers {
    private static final int LOOKED_AT = 3;
    private final Meetings meetings;

    OfferedSlots(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public List<SlotOffer> of(Collection<UUID> groups, ZoneId reader, Locale formats) {
        return groups.isEmpty()
                ? List.of()
                : meetings.of(List.copyOf(groups)).stream()
                        .filter(meeting -> !meeting.cancelled() && meeting.slots().size() > 1)
                        .flatMap(meeting -> offer(meeting, reader, formats).stream()).toList();
    }

    /** Empty when nothing lies ahead. */
    private Optional<SlotOffer> offer(Meeting meeting, ZoneId reader, Locale formats) {
        Map<UUID, OccurrenceTime> next = new HashMap<>();
        for (Occurrence one : meetings.coming(meeting, LOOKED_AT * meeting.slots().size())) {
            one.times().forEach(time -> next.putIfAbsent(time.slot().id(), time));
        }
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(new SlotOffer(meeting.group(), meeting.id(), meeting.title(), meeting.alternating(),
                        meeting.slots().stream().map(slot -> time(slot, Optional.ofNullable(next.get(slot.id())),
                                reader, formats)).toList()));
    }

    private static SlotOffer.Time time(Slot slot, Optional<OccurrenceTime> next, ZoneId reader, Locale formats) {
        String own = slot.time() + " " + slot.zone().getId();
        String name = slot.label().isBlank() ? own : slot.label().strip();
        return next.map(time -> {
            Instant start = time.start();
            OccurrenceTimes words = OccurrenceTimes.of(start, time.duration(), reader, List.of(), formats);
            return new SlotOffer.Time(slot.id(), name, slot.label(), words.time(),
                    words.weekday() + " " + words.date(), words.zone());
        }).orElseGet(() -> new SlotOffer.Time(slot.id(), name, slot.label(), own, "", ""));
    }
}

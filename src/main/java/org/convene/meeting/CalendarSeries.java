package org.convene.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.convene.group.Group;

/**
 * One slot of a meeting, or one part of it, as calendars to subscribe to show it.
 *
 * @param key constant, part of the UID; invitations have others
 */
public record CalendarSeries(Meeting meeting, UUID slot, String key, SlotContent content) {

    /** What its dates say, the Chatham House rule as it applies to the meeting. @param of its group */
    public SlotContent content(Group of) {
        return content.under(meeting.confidential(of));
    }

    /** One date by itself, for each of its times; its keys are no series'. */
    public static List<CalendarSeries> of(Meeting meeting, Occurrence one) {
        return one.times().stream().map(time -> new CalendarSeries(meeting, time.slot().id(),
                time.slot().id() + "-" + one.date(),
                new SlotContent(meeting.title(), meeting.venue().online(), time.slot().zone(), "",
                        entry(meeting, one, time), List.of(), List.of())))
                .toList();
    }

    private static Entry entry(Meeting meeting, Occurrence one, OccurrenceTime time) {
        Session session = one.session();
        return new Entry(time.original(), time.local(), time.minutes(), session.status() == Session.Status.TENTATIVE,
                session.topic(), session.description().isEmpty() ? meeting.description() : session.description(),
                session.agenda(), session.people(), one.place().line(), List.of(), session.hosting());
    }

    static List<CalendarSeries> of(Schedule schedule) {
        Truth everything = Truth.ofAll(schedule);
        List<CalendarSeries> series = new ArrayList<>();
        for (Slot slot : schedule.meeting().slots()) {
            for (int part : everything.parts(slot)) {
                Optional<SlotContent> content = everything.of(slot, part, null);
                String key = slot.id() + "-" + part;
                content.ifPresent(one -> series.add(new CalendarSeries(schedule.meeting(), slot.id(), key, one)));
            }
        }
        return series;
    }
}

package org.convene.meeting;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public door to what calendars to subscribe to are made of: whole series, past dates included. */
@Component
@Transactional(readOnly = true)
public class MeetingCalendars {
    private final Schedules schedules;
    private final MeetingRepository meetings;

    MeetingCalendars(Schedules schedules, MeetingRepository meetings) {
        this.schedules = schedules;
        this.meetings = meetings;
    }

    /** All slots of the groups' meetings that go on. */
    public List<CalendarSeries> series(List<UUID> groups) {
        return schedules.active(groups).stream().flatMap(one -> CalendarSeries.of(one).stream()).toList();
    }

    /** As {@link #series(List)} of one meeting; none of a cancelled one. */
    public List<CalendarSeries> series(Meeting meeting) {
        return meeting.cancelled() ? List.of() : CalendarSeries.of(schedules.of(meeting));
    }

    /** Another text after any edit of these groups' meetings and dates: cheap to ask for, where nothing may have changed. */
    public String stamp(List<UUID> groups) {
        return meetings.stamp(groups);
    }
}

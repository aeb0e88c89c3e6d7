package org.convene.meeting;

import java.time.Clock;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.GroupChanged;

/** What a group makes of the Chatham House rule is a change of the meetings that follow it. */
@Component
class GroupRule {
    private final MeetingRepository meetings;
    private final Schedules schedules;
    private final MeetingStates states;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroupRule(MeetingRepository meetings, Schedules schedules, MeetingStates states, ApplicationEventPublisher events,
            Clock clock) {
        this.meetings = meetings;
        this.schedules = schedules;
        this.states = states;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void changed(GroupChanged news) {
        Group before = news.before();
        if (before.chathamHouse() != news.after().chathamHouse()) {
            schedules.activeMeetings(List.of(before.id())).stream()
                    .filter(one -> one.chathamHouse() == ChathamHouse.GROUP)
                    .flatMap(one -> meetings.locked(one.id()).stream())
                    .forEach(meeting -> changed(news.by(), meeting, before));
        }
    }

    private void changed(Staff by, Meeting meeting, Group before) {
        meetings.touch(meeting.id(), clock.instant());
        events.publishEvent(new MeetingChanged(by, meeting, states.of(meeting, meeting.confidential(before))));
    }
}

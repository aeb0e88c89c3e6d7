package org.convene.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.calendar.RecurrenceEnd;
import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.room.RoomProblem;
import org.convene.room.Rooms;
import org.convene.subscription.Subscriptions;

/** Looks at one meeting. */
@Component
class MeetingWatch {
    private static final Duration SOON = Duration.ofDays(7);
    private static final Duration LINKED = Duration.ofDays(14);
    private static final Duration AHEAD = Duration.ofDays(30);
    static final int LOOKED_AT = 3;
    private final Rooms rooms;
    private final Subscriptions subscriptions;
    private final Clock clock;

    MeetingWatch(Rooms rooms, Subscriptions subscriptions, Clock clock) {
        this.rooms = rooms;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** What is wrong with it. */
    List<Alarm> look(Group group, Meeting meeting, Facts facts) {
        List<Occurrence> coming = facts.coming(meeting);
        Optional<Occurrence> next = coming.stream().filter(one -> !one.cancelled()).findFirst();
        String page = "/staff/meetings/" + meeting.id();
        List<Alarm> alarms = new ArrayList<>();
        RoomProblem problem = facts.failing().get(meeting.id());
        if (problem != null) {
            Alarm.Kind kind = problem == RoomProblem.SOMEBODY ? Alarm.Kind.ROOM_REFUSES : Alarm.Kind.ROOM_FAILED;
            alarms.add(alarm(kind, meeting, null, page + "/room"));
        }
        if (problem == null && next.filter(one -> within(one, SOON)).isPresent() && roomless(meeting)) {
            alarms.add(alarm(Alarm.Kind.NO_ROOM, meeting, next.get().date(), page + "/room"));
        }
        if (next.filter(one -> within(one, LINKED)).isPresent() && facts.dead().contains(meeting.id())
                && !rooms.ordered(meeting.id())) {
            alarms.add(alarm(Alarm.Kind.DEAD_LINK, meeting, next.get().date(), page + "/edit"));
        }
        if (next.filter(one -> within(one, AHEAD)).isPresent() && unheard(meeting, facts)) {
            alarms.add(alarm(Alarm.Kind.NO_RECIPIENTS, meeting, next.get().date(),
                    "/staff/groups/" + group.slug() + "/members"));
        }
        if (!meeting.recurrence().once()) {
            series(meeting, coming, next).ifPresent(alarms::add);
        }
        return alarms;
    }

    private Optional<Alarm> series(Meeting meeting, List<Occurrence> coming, Optional<Occurrence> next) {
        String page = "/staff/meetings/" + meeting.id();
        boolean endless = meeting.recurrence().end() instanceof RecurrenceEnd.Never;
        if (!endless && !coming.isEmpty() && coming.size() < LOOKED_AT) {
            return Optional.of(alarm(Alarm.Kind.ENDING, meeting, coming.getLast().date(), page + "/edit"));
        }
        return next.isEmpty() && (endless || !coming.isEmpty())
                ? Optional.of(alarm(Alarm.Kind.NO_DATE, meeting, null, page))
                : Optional.empty();
    }

    private boolean roomless(Meeting meeting) {
        return meeting.venue().online() && meeting.venue().joinUrl().isEmpty() && !rooms.ordered(meeting.id());
    }

    /** Nobody holds an invitation although they went out, or there is nobody who could. */
    private boolean unheard(Meeting meeting, Facts facts) {
        return !facts.held().contains(meeting.id())
                && (meeting.firstMailed() != null || subscriptions.countMembers(meeting.group()) == 0);
    }

    private boolean within(Occurrence one, Duration ahead) {
        Instant now = clock.instant();
        return one.start().isBefore(now.plus(ahead));
    }

    private static Alarm alarm(Alarm.Kind kind, Meeting meeting, @Nullable LocalDate date, String cure) {
        return new Alarm(kind, meeting.id(), Alarm.Words.plain(meeting.title()), date, Alarm.Words.NONE, cure);
    }
}

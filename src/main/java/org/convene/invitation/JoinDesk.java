package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Slot;
import org.convene.room.Rooms;
import org.convene.room.Visit;

/** Opens the way to the room around each occurrence, for those who have a pass. */
@Component
class JoinDesk {
    private static final int LOOKED_AT = 10;
    private final Meetings meetings;
    private final Rooms rooms;
    private final WorkingGroups groups;
    private final ObjectProvider<JoinPasses> passes;
    private final InvitationProperties properties;
    private final Clock clock;

    JoinDesk(Meetings meetings, Rooms rooms, WorkingGroups groups, ObjectProvider<JoinPasses> passes,
            InvitationProperties properties, Clock clock) {
        this.meetings = meetings;
        this.rooms = rooms;
        this.groups = groups;
        this.passes = passes;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the pass was taken back. */
    Optional<Joining> joining(UUID id) {
        return passes.orderedStream().flatMap(one -> one.pass(id).stream()).findFirst()
                .flatMap(pass -> meetings.byId(pass.meeting()).map(meeting -> joining(meeting, pass)));
    }

    private List<Occurrence> dates(Meeting meeting, Pass pass, Instant from) {
        LocalDate only = pass.date();
        return meeting.cancelled()
                ? List.of()
                : only == null
                        ? meetings.since(meeting, from, LOOKED_AT)
                        : meetings.occurrence(meeting, only).stream().toList();
    }

    /** The date that is open, whichever slot’s; else the next one of a slot the person takes. */
    private Joining joining(Meeting meeting, Pass pass) {
        Instant now = clock.instant();
        List<UUID> slots = meeting.slots().stream().map(Slot::id).toList();
        Joining next = new Joining(meeting.group(), meeting, null, null, false, "", pass.clock());
        for (Occurrence one : dates(meeting, pass, now.minus(properties.joinCloses()))) {
            for (OccurrenceTime time : one.cancelled() ? List.<OccurrenceTime>of() : one.times()) {
                Instant opens = time.start().minus(properties.joinOpens());
                Instant closes = time.end().plus(properties.joinCloses());
                if (closes.isAfter(now) && !now.isBefore(opens)) {
                    Visit visit = new Visit(pass.name(), confidential(meeting), closes, pass.person(), one.date(),
                            time.slot().id());
                    return new Joining(meeting.group(), meeting, one.only(List.of(time)), opens, true,
                            room(meeting, visit), pass.clock());
                }
                if (closes.isAfter(now) && pass.takes(time.slot().id(), slots) && next.next() == null) {
                    next = new Joining(meeting.group(), meeting, one.only(List.of(time)), opens, false, "",
                            pass.clock());
                }
            }
        }
        return next;
    }

    /** From the provider that was chosen, or the pasted link as long as that has none. */
    private String room(Meeting meeting, Visit visit) {
        return rooms.way(meeting, visit).orElseGet(() -> meeting.venue().joinUrl());
    }

    private boolean confidential(Meeting meeting) {
        return groups.byId(meeting.group()).map(meeting::confidential).orElse(true);
    }
}

package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.room.Rooms;
import org.convene.room.Visit;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Opens the way to the room around each occurrence, for those who hold an invitation. */
@Component
class JoinDesk {
    private static final int LOOKED_AT = 10;
    private final InvitationRepository invitations;
    private final Meetings meetings;
    private final Rooms rooms;
    private final WorkingGroups groups;
    private final Subscriptions subscriptions;
    private final InvitationProperties properties;
    private final Clock clock;

    JoinDesk(InvitationRepository invitations, Meetings meetings, Rooms rooms, WorkingGroups groups,
            Subscriptions subscriptions, InvitationProperties properties, Clock clock) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.rooms = rooms;
        this.groups = groups;
        this.subscriptions = subscriptions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the invitation was taken back. */
    Optional<Joining> joining(UUID invitation) {
        return invitations.held(invitation)
                .flatMap(held -> meetings.byId(held.meeting()).map(meeting -> joining(meeting, name(held))));
    }

    private String name(Invitation held) {
        return subscriptions.member(held.subscription(), MailKind.INVITATIONS).map(Member::name).orElse("");
    }

    private Joining joining(Meeting meeting, String name) {
        Instant now = clock.instant();
        List<Occurrence> coming = meeting.cancelled()
                ? List.of()
                : meetings.since(meeting, now.minus(properties.joinCloses()), LOOKED_AT);
        for (Occurrence one : coming) {
            for (OccurrenceTime time : one.cancelled() ? List.<OccurrenceTime>of() : one.times()) {
                if (time.end().plus(properties.joinCloses()).isAfter(now)) {
                    Instant opens = time.start().minus(properties.joinOpens());
                    boolean open = !now.isBefore(opens);
                    return new Joining(meeting.group(), meeting, one, opens, open,
                            open ? room(meeting, name, time.end().plus(properties.joinCloses())) : "");
                }
            }
        }
        return new Joining(meeting.group(), meeting, null, null, false, "");
    }

    /** From the provider that was chosen, or the pasted link as long as that has none. */
    private String room(Meeting meeting, String name, Instant until) {
        boolean confidential = groups.byId(meeting.group()).map(Group::chathamHouse).orElse(true);
        return rooms.way(meeting, new Visit(name, confidential, until)).orElseGet(() -> meeting.venue().joinUrl());
    }
}

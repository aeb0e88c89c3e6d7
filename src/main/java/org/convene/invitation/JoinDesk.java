package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;

/** Opens the way to the room around each occurrence, for those who hold an invitation. */
@Component
class JoinDesk {
    private static final int LOOKED_AT = 10;
    private final InvitationRepository invitations;
    private final Meetings meetings;
    private final InvitationProperties properties;
    private final Clock clock;

    JoinDesk(InvitationRepository invitations, Meetings meetings,
            InvitationProperties properties, Clock clock) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the invitation was taken back. */
    Optional<Joining> joining(UUID invitation) {
        return invitations.held(invitation).flatMap(held -> meetings.byId(held.meeting())).map(this::joining);
    }

    private Joining joining(Meeting meeting) {
        Instant now = clock.instant();
        List<Occurrence> coming = meeting.cancelled()
                ? List.of()
                : meetings.since(meeting, now.minus(properties.joinCloses()), LOOKED_AT);
        for (Occurrence one : coming) {
            for (OccurrenceTime time : one.cancelled() ? List.<OccurrenceTime>of() : one.times()) {
                if (time.end().plus(properties.joinCloses()).isAfter(now)) {
                    Instant opens = time.start().minus(properties.joinOpens());
                    return new Joining(meeting.group(), meeting, one, opens, !now.isBefore(opens));
                }
            }
        }
        return new Joining(meeting.group(), meeting, null, null, false);
    }
}

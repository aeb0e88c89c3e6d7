package org.convene.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** Opens the way to the room around each occurrence, for those who hold an invitation. */
@Component
class JoinDesk {
    private static final int LOOKED_AT = 10;
    private final InvitationRepository invitations;
    private final MeetingRepository meetings;
    private final SessionRepository sessions;
    private final MeetingProperties properties;
    private final Clock clock;

    JoinDesk(InvitationRepository invitations, MeetingRepository meetings, SessionRepository sessions,
            MeetingProperties properties, Clock clock) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the invitation was taken back. */
    Optional<Joining> joining(UUID invitation) {
        return invitations.held(invitation).flatMap(held -> meetings.byId(held.meeting())).map(this::joining);
    }

    private Joining joining(Meeting meeting) {
        Instant now = clock.instant();
        Schedule schedule = Schedule.of(meeting, sessions.ofMeetings(List.of(meeting.id())));
        List<Occurrence> coming = meeting.cancelled()
                ? List.of()
                : schedule.between(now.minus(properties.joinCloses()), null, LOOKED_AT);
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

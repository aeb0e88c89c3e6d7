package org.convene.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;

/** The public door of what became of pasted links: whether something is still there. */
@Component
@Transactional
public class Links {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(1);
    private static final int TWICE = 2;
    private final LinkRepository links;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final Rooms rooms;
    private final Clock clock;

    Links(LinkRepository links, Meetings meetings, WorkingGroups groups, Rooms rooms, Clock clock) {
        this.links = links;
        this.meetings = meetings;
        this.groups = groups;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** Meetings whose link was missing when it was asked last, and an hour before that. */
    @Transactional(readOnly = true)
    public Set<UUID> dead(Collection<UUID> those) {
        return links.missed(those, TWICE);
    }

    /** Meetings that take place within two weeks by a pasted link that is to be asked now; nobody else gets them for a day. */
    List<Meeting> due() {
        Instant now = clock.instant();
        List<UUID> all = groups.all().stream().filter(group -> !group.archived()).map(Group::id).toList();
        return meetings.of(all).stream().filter(meeting -> !meeting.cancelled() && meeting.venue().online())
                .filter(meeting -> !meeting.venue().joinUrl().isEmpty() && !rooms.ordered(meeting.id()))
                .filter(meeting -> soon(meeting, now))
                .filter(meeting -> links.take(meeting.id(), hash(meeting), now, now.plus(DAILY))).toList();
    }

    private boolean soon(Meeting meeting, Instant now) {
        return meetings.coming(meeting, 1).stream().map(Occurrence::start).anyMatch(now.plus(AHEAD)::isAfter);
    }

    /** Something is there, or nobody can tell. */
    void found(Meeting meeting) {
        links.found(meeting.id(), hash(meeting));
    }

    /** Nothing is there: it is asked again in an hour. */
    void missed(Meeting meeting) {
        links.missed(meeting.id(), hash(meeting), clock.instant().plus(SOON));
    }

    private static byte[] hash(Meeting meeting) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(meeting.venue().joinUrl().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

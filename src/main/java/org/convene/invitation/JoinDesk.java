package org.convene.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import org.convene.subscription.ClockPreference;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Opens the way to the room around each occurrence, for those who hold an invitation or a pass. */
@Component
class JoinDesk {
    private static final int LOOKED_AT = 10;
    private static final UUID NOBODY = new UUID(0, 0);
    private final InvitationRepository invitations;
    private final Meetings meetings;
    private final Rooms rooms;
    private final Companions companions;
    private final WorkingGroups groups;
    private final Subscriptions subscriptions;
    private final ObjectProvider<JoinPasses> passes;
    private final InvitationProperties properties;
    private final Clock clock;

    JoinDesk(InvitationRepository invitations, Meetings meetings, Rooms rooms, Companions companions,
            WorkingGroups groups, Subscriptions subscriptions, ObjectProvider<JoinPasses> passes,
            InvitationProperties properties, Clock clock) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.rooms = rooms;
        this.companions = companions;
        this.groups = groups;
        this.subscriptions = subscriptions;
        this.passes = passes;
        this.properties = properties;
        this.clock = clock;
    }

    /** Empty when the invitation or the pass was taken back. */
    Optional<Joining> joining(UUID id) {
        return invitations.held(id).flatMap(held -> joining(held.meeting(), member(held)))
                .or(() -> passes.orderedStream().flatMap(one -> one.pass(id).stream()).findFirst()
                        .flatMap(pass -> joining(pass.meeting(), Optional.of(pass.member()))))
                .or(() -> companions.joining(id).flatMap(one -> meetings.byId(one.meeting())
                        .map(meeting -> joining(meeting, one.date(), Optional.empty(), one.name()))));
    }

    private Optional<Joining> joining(UUID meeting, Optional<Member> member) {
        return meetings.byId(meeting).map(found -> joining(found, null, member, ""));
    }

    private List<Occurrence> dates(Meeting meeting, @Nullable LocalDate only, Instant from) {
        return only == null
                ? meetings.since(meeting, from, LOOKED_AT)
                : meetings.occurrence(meeting, only).stream().toList();
    }

    private Optional<Member> member(Invitation held) {
        return subscriptions.member(held.subscription(), MailKind.INVITATIONS);
    }

    /**
     * The date that is open, whichever slot’s; else the next one of a slot the member takes.
     *
     * @param only the one date that counts; null: whichever is next
     * @param guest name of who is no member
     */
    private Joining joining(Meeting meeting, @Nullable LocalDate only, Optional<Member> member, String guest) {
        Instant now = clock.instant();
        List<Occurrence> coming = meeting.cancelled()
                ? List.of()
                : dates(meeting, only, now.minus(properties.joinCloses()));
        List<UUID> slots = meeting.slots().stream().map(Slot::id).toList();
        ClockPreference hours = member.map(Member::clock).orElse(ClockPreference.LANGUAGE);
        Joining next = new Joining(meeting.group(), meeting, null, null, false, "", hours);
        for (Occurrence one : coming) {
            for (OccurrenceTime time : one.cancelled() ? List.<OccurrenceTime>of() : one.times()) {
                Instant opens = time.start().minus(properties.joinOpens());
                Instant closes = time.end().plus(properties.joinCloses());
                boolean taken = member.map(own -> own.takes(time.slot().id(), slots)).orElse(true);
                if (closes.isAfter(now) && !now.isBefore(opens)) {
                    Visit visit = new Visit(member.map(Member::name).orElse(guest), confidential(meeting), closes,
                            member.map(Member::subscription).orElse(NOBODY), one.date(), time.slot().id());
                    return new Joining(meeting.group(), meeting, one, opens, true, room(meeting, visit), hours);
                }
                if (closes.isAfter(now) && taken && next.next() == null) {
                    next = new Joining(meeting.group(), meeting, one, opens, false, "", hours);
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

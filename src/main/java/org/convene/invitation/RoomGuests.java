package org.convene.invitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.meeting.Meeting;
import org.convene.room.Entrant;
import org.convene.room.Entrants;
import org.convene.subscription.MailKind;
import org.convene.subscription.Subscriptions;

/** Tells the rooms who holds an invitation. */
@Component
class RoomGuests implements Entrants {
    private final InvitationRepository invitations;
    private final Subscriptions subscriptions;

    RoomGuests(InvitationRepository invitations, Subscriptions subscriptions) {
        this.invitations = invitations;
        this.subscriptions = subscriptions;
    }

    @Override
    public List<Entrant> of(Meeting meeting) {
        Set<UUID> holders = invitations.heldOf(meeting.id()).stream().map(Invitation::subscription)
                .collect(Collectors.toSet());
        List<Entrant> all = new ArrayList<>();
        subscriptions.forEachMember(meeting.group(), MailKind.INVITATIONS, member -> {
            if (holders.contains(member.subscription())) {
                all.add(new Entrant(member.subscription(), member.name(), member.address().value()));
            }
        });
        return all;
    }
}

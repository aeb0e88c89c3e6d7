package org.convene.guest;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.answer.OtherHolders;
import org.convene.invitation.Given;
import org.convene.mail.EmailAddress;

/** Takes what guests' calendar programs answer. */
@Component
class GuestReplies implements OtherHolders {
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;

    GuestReplies(GuestRepository guests, GuestInvitationRepository invitations) {
        this.guests = guests;
        this.invitations = invitations;
    }

    @Override
    public Optional<Asked> byUid(String uid) {
        return invitations.byUid(uid).flatMap(this::asked);
    }

    @Override
    public Optional<Asked> byId(UUID id) {
        return invitations.held(id).flatMap(this::asked);
    }

    private Optional<Asked> asked(GuestInvitation one) {
        return guests.byIds(List.of(one.guest())).stream().findFirst().flatMap(guest -> asked(one, guest));
    }

    private static Optional<Asked> asked(GuestInvitation one, Guest guest) {
        EmailAddress address = guest.address();
        return address == null
                ? Optional.empty()
                : Optional.of(new Asked(one.id(), guest.group(), guest.meeting(), address, guest.name(),
                        one.told().master().original(), one.told().zone()));
    }

    @Override
    public boolean answer(UUID id, Given given) {
        return invitations.answer(id, given);
    }
}

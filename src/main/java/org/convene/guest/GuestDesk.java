package org.convene.guest;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.mail.EmailAddress;
import org.convene.site.Keyring;

/** Lets go of guests who want no mail, or are to be forgotten. */
@Component
class GuestDesk {
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;
    private final GuestRounds rounds;
    private final GuestCompanions companions;
    private final Keyring keyring;
    private final Clock clock;

    GuestDesk(GuestRepository guests, GuestInvitationRepository invitations, GuestRounds rounds,
            GuestCompanions companions, Keyring keyring, Clock clock) {
        this.guests = guests;
        this.invitations = invitations;
        this.rounds = rounds;
        this.companions = companions;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** No more mail, not even to say so; a keyed hash keeps the group from inviting the address again. False: stopped before. */
    boolean stop(UUID id) {
        List<Guest> found = guests.byIds(List.of(id));
        for (Guest guest : found) {
            EmailAddress address = guest.address();
            if (address != null && guests.stop(id, clock.instant())) {
                guests.refuse(guest.group(), hash(address), clock.instant());
                invitations.drop(id);
                return true;
            }
        }
        return false;
    }

    boolean refused(UUID group, EmailAddress address) {
        return guests.refused(group, hash(address));
    }

    /** Takes back what lies ahead, then forgets. */
    void erase(EmailAddress address) {
        guests.of(address).forEach(guest -> {
            companions.send(rounds.goodbye(guest), "");
            guests.delete(guest.id());
        });
    }

    private byte[] hash(EmailAddress address) {
        return keyring.fingerprint("guest", address.key());
    }
}

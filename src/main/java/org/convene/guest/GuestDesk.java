package org.convene.guest;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.convene.guest.GuestDue.Parting;
import org.convene.invitation.PassesChanged;
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
    private final ApplicationEventPublisher news;
    private final Clock clock;

    GuestDesk(GuestRepository guests, GuestInvitationRepository invitations, GuestRounds rounds,
            GuestCompanions companions, Keyring keyring, ApplicationEventPublisher news, Clock clock) {
        this.guests = guests;
        this.invitations = invitations;
        this.rounds = rounds;
        this.companions = companions;
        this.keyring = keyring;
        this.news = news;
        this.clock = clock;
    }

    /** No more mail, not even to say so. False: stopped before. */
    boolean stop(UUID id) {
        return guests.byIds(List.of(id)).stream().anyMatch(guest -> stop(guest, List.of()));
    }

    /** One mail still, which takes what lies ahead out of the calendar; then none. */
    void leave(UUID id) {
        guests.byIds(List.of(id)).forEach(guest -> stop(guest, rounds.goodbye(guest, Parting.ASKED)));
    }

    /** A keyed hash keeps the group from inviting the address again. */
    private boolean stop(Guest guest, List<GuestDue> last) {
        EmailAddress address = guest.address();
        if (address == null || !guests.stop(guest.id(), clock.instant())) {
            return false;
        }
        companions.send(last, "");
        guests.refuse(guest.group(), hash(address), clock.instant());
        invitations.drop(guest.id());
        news.publishEvent(new PassesChanged(guest.meeting()));
        return true;
    }

    boolean refused(UUID group, EmailAddress address) {
        return guests.refused(group, hash(address));
    }

    /** Takes back what lies ahead, then forgets. */
    void erase(EmailAddress address) {
        guests.of(address).forEach(guest -> {
            companions.send(rounds.goodbye(guest, Parting.LEFT), "");
            guests.delete(guest.id());
        });
    }

    private byte[] hash(EmailAddress address) {
        return keyring.fingerprint("guest", address.key());
    }
}

package org.convene.guest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.invitation.JoinPasses;
import org.convene.invitation.Pass;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.subscription.ClockPreference;

/** Lets guests in who hold an invitation, to the date that names them and no other. */
@Component
class GuestPasses implements JoinPasses {
    private final GuestRepository guests;
    private final GuestInvitationRepository invitations;
    private final Meetings meetings;
    private final Clock clock;

    GuestPasses(GuestRepository guests, GuestInvitationRepository invitations, Meetings meetings, Clock clock) {
        this.guests = guests;
        this.invitations = invitations;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    public Optional<Pass> pass(UUID id) {
        return invitations.held(id).flatMap(held -> guests.byIds(List.of(held.guest())).stream().findFirst())
                .flatMap(guest -> meetings.byId(guest.meeting())
                        .flatMap(meeting -> date(meeting, guest).map(date -> pass(meeting, date, guest))));
    }

    @Override
    public List<Pass> of(Meeting meeting, LocalDate date) {
        Collection<UUID> named = named(meeting).getOrDefault(date, List.of());
        if (named.isEmpty()) {
            return List.of();
        }
        Set<UUID> holders = invitations.of(named).stream().map(GuestInvitation::guest).collect(Collectors.toSet());
        return guests.byIds(holders).stream().filter(one -> !one.stopped()).map(one -> pass(meeting, date, one))
                .toList();
    }

    private Optional<LocalDate> date(Meeting meeting, Guest guest) {
        return named(meeting).entrySet().stream().filter(one -> one.getValue().contains(guest.id()))
                .map(Map.Entry::getKey).findFirst();
    }

    private Map<LocalDate, List<UUID>> named(Meeting meeting) {
        return meetings.truth(meeting, clock.instant()).invited();
    }

    private static Pass pass(Meeting meeting, LocalDate date, Guest guest) {
        EmailAddress address = guest.address();
        UUID slot = guest.slot();
        return new Pass(guest.id(), meeting.id(), date, slot == null ? Set.of() : Set.of(slot), guest.name(),
                address == null ? "" : address.value(), ClockPreference.LANGUAGE);
    }
}

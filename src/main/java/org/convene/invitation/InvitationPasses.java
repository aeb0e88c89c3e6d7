package org.convene.invitation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.convene.meeting.Meeting;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.MailKind;
import org.convene.subscription.Subscriptions;

/** Lets in who holds an invitation. */
@Component
class InvitationPasses implements JoinPasses {
    private final InvitationRepository invitations;
    private final Subscriptions subscriptions;

    InvitationPasses(InvitationRepository invitations, Subscriptions subscriptions) {
        this.invitations = invitations;
        this.subscriptions = subscriptions;
    }

    @Override
    public Optional<Pass> pass(UUID id) {
        return invitations.held(id).map(held -> subscriptions.member(held.subscription(), MailKind.INVITATIONS)
                .map(member -> Pass.of(held.meeting(), member)).orElseGet(() -> new Pass(held.subscription(),
                        held.meeting(), null, Set.of(), "", "", ClockPreference.LANGUAGE)));
    }

    @Override
    public List<Pass> of(Meeting meeting, LocalDate date) {
        Set<UUID> holders = invitations.heldOf(meeting.id()).stream().map(Invitation::subscription)
                .collect(Collectors.toSet());
        List<Pass> all = new ArrayList<>();
        subscriptions.forEachMember(meeting.group(), MailKind.INVITATIONS, member -> {
            if (holders.contains(member.subscription())) {
                all.add(Pass.of(meeting.id(), member));
            }
        });
        return all;
    }
}

package org.convene.guest;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audience.ListMembers;
import org.convene.audience.MemberQuery;
import org.convene.audience.Personal;
import org.convene.audience.Reached;

/** Answers delivery about mails to guests, who are named one by one and known by their invitation. */
@Component
class GuestMembers implements ListMembers {
    private final GuestInvitationRepository invitations;
    private final GuestDesk desk;

    GuestMembers(GuestInvitationRepository invitations, GuestDesk desk) {
        this.invitations = invitations;
        this.desk = desk;
    }

    @Override
    public boolean answersFor(String audience) {
        return audience.equals(GuestCompanions.AUDIENCE);
    }

    @Override
    public MemberQuery members(String audience) {
        throw new IllegalStateException("guests are named one by one");
    }

    @Override
    public Personal personal(String audience, UUID member, UUID person) {
        return new Personal(Map.of(), null);
    }

    @Override
    public Set<UUID> gone(String audience, Collection<UUID> members) {
        return invitations.gone(members);
    }

    @Override
    public boolean leavesByMail(String audience) {
        return false;
    }

    @Override
    public boolean complained(Reached by) {
        UUID member = by.member();
        return member != null && GuestCompanions.AUDIENCE.equals(by.audience())
                && invitations.guest(member).map(desk::stop).orElse(false);
    }
}

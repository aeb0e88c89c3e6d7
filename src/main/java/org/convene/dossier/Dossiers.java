package org.convene.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.History;
import org.convene.delivery.SentMail;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.invitation.ToldInvitation;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Memberships;
import org.convene.subscription.Subscriptions;

/** The public door of what moderators may know of one member's calendar and mail. */
@Component
@Transactional
public class Dossiers {
    private static final int MAILS = 50;
    private final Subscriptions subscriptions;
    private final Memberships memberships;
    private final Invitations invitations;
    private final WorkingGroups groups;
    private final History history;
    private final AuditLog audit;

    Dossiers(Subscriptions subscriptions, Memberships memberships, Invitations invitations, WorkingGroups groups,
            History history, AuditLog audit) {
        this.subscriptions = subscriptions;
        this.memberships = memberships;
        this.invitations = invitations;
        this.groups = groups;
        this.history = history;
        this.audit = audit;
    }

    /** @throws org.convene.site.NotFound for whom the group does not know */
    @Transactional(readOnly = true)
    Dossier of(Staff staff, String slug, UUID subscription) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        MemberRow member = subscriptions.member(staff, slug, subscription);
        EmailAddress address = new EmailAddress(member.email());
        List<ToldInvitation> told = invitations.told(staff, group.id(), subscription);
        Map<String, SentMail> mails = history.calendars(address,
                told.stream().map(ToldInvitation::uid).collect(Collectors.toSet()));
        return new Dossier(group, member,
                told.stream().map(one -> new Dossier.Told(one, mails.get(one.uid()))).toList(),
                history.of(address, group.listLabel(), MAILS),
                memberships.consents(staff, slug, subscription));
    }

    /**
     * Sends what the member holds once more, as it was told last.
     *
     * @throws Conflict when there is nothing that lies ahead, or the member gets no invitations now
     */
    public void again(Staff staff, String slug, UUID subscription) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        MemberRow member = subscriptions.member(staff, slug, subscription);
        Map<UUID, Optional<UUID>> one = invitations.told(staff, group.id(), subscription).stream()
                .filter(ToldInvitation::ahead).collect(Collectors.groupingBy(told -> told.meeting().id(),
                        Collectors.mapping(ToldInvitation::id, Collectors.reducing((a, b) -> a))));
        if (one.isEmpty() || !member.state().equals("ACTIVE") || !member.invitations()) {
            throw new Conflict("problem.dossier.nothing");
        }
        one.values().forEach(id -> invitations.again(Objects.requireNonNull(id.orElse(null))));
        audit.record(staff, "invitation.again", "subscription:" + subscription, slug);
    }
}

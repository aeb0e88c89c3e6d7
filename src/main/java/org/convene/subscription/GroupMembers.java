package org.convene.subscription;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.audience.ListMembers;
import org.convene.audience.MemberQuery;
import org.convene.audience.Personal;
import org.convene.audience.Reached;

/**
 * Answers delivery who belongs to an audience: {@code groups:announcements:<uuid>,<uuid>} is everybody in one of the
 * groups who wants announcements, each person once; {@code subscription:invitations} and {@code subscription:announcements}
 * are named recipients, known by their subscription, who may have left by the time the mail leaves; {@code digest:announcements:<uuid>,<uuid>} are named too, and go on
 * being meant while they take announcements of one of the groups. {@code collected:announcements:<uuid>,<uuid>} is only counted:
 * those whom a digest will tell.
 */
@Component
class GroupMembers implements ListMembers {
    private static final String GROUPS = "groups:announcements:";
    private static final String COLLECTED = "collected:announcements:";
    private static final String ONE = "subscription:";
    private static final String DIGEST = "digest:announcements:";
    private final AudienceRepository audiences;
    private final Links links;
    private final Complaints complaints;

    GroupMembers(AudienceRepository audiences, Links links, Complaints complaints) {
        this.audiences = audiences;
        this.links = links;
        this.complaints = complaints;
    }

    @Override
    public boolean answersFor(String audience) {
        return audience.startsWith(GROUPS) || audience.startsWith(DIGEST) || audience.startsWith(COLLECTED)
                || audience.startsWith(ONE);
    }

    @Override
    public MemberQuery members(String audience) {
        return audiences.announced(groups(audience), audience.startsWith(COLLECTED));
    }

    @Override
    public Personal personal(String audience, UUID member, UUID person) {
        String leave = links.unsubscribe(member);
        return new Personal(Map.of("links", Map.of("unsubscribe", leave, "preferences", links.preferences(person))),
                leave);
    }

    /** A digest is of several groups: its own link ends it. */
    @Override
    public boolean leavesByMail(String audience) {
        return !audience.startsWith(DIGEST);
    }

    @Override
    public Set<UUID> gone(String audience, Collection<UUID> members) {
        if (!audience.startsWith(ONE)) {
            return audiences.notAnnounced(members, groups(audience));
        }
        return audiences.notWanting(members,
                audience.endsWith("invitations") ? MailKind.INVITATIONS : MailKind.ANNOUNCEMENTS);
    }

    /** Mail that takes something back names no member, but has the link to leave. */
    @Override
    public boolean complained(Reached by) {
        UUID member = by.member() != null ? by.member() : by.leaveUrl() == null ? null : links.left(by.leaveUrl());
        String audience = by.audience();
        return member != null && complaints.end(member, audience == null ? List.of() : groups(audience));
    }

    /** None for an audience of named recipients. */
    private static List<UUID> groups(String audience) {
        return Stream.of(GROUPS, DIGEST, COLLECTED).anyMatch(audience::startsWith)
                ? Arrays.stream(audience.substring(audience.lastIndexOf(':') + 1).split(",")).map(UUID::fromString)
                        .toList()
                : List.of();
    }
}

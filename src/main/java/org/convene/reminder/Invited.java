package org.convene.reminder;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.site.NotFound;
import org.convene.subscription.MailKind;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** Who may hear of a meeting’s dates. */
@Component
class Invited {
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;

    Invited(Subscriptions subscriptions, WorkingGroups groups) {
        this.subscriptions = subscriptions;
        this.groups = groups;
    }

    /** Those who take invitations, by subscription. */
    Map<UUID, Member> of(Group group) {
        Map<UUID, Member> members = new HashMap<>();
        subscriptions.forEachMember(group.id(), MailKind.INVITATIONS,
                member -> members.put(member.subscription(), member));
        return members;
    }

    /** The group a meeting is of. */
    Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow(() -> new NotFound("group"));
    }
}

package org.convene.admin;

import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.subscription.Subscriptions;

/** The groups of somebody who is no admin, and what each still needs before people meet. */
@Component
class FirstSteps {
    private static final int LISTED = 8;
    private final Subscriptions subscriptions;

    FirstSteps(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** @param steps in their order; none: nothing is open, or the reader only looks on */
    public record Mine(String name, String slug, List<SetupStep> steps) {}

    /** @param meetings of these groups */
    List<Mine> of(Staff staff, List<Group> groups, List<Meeting> meetings) {
        return groups.stream().filter(group -> !group.archived()).limit(LISTED)
                .map(group -> new Mine(group.name(), group.slug(), staff.looksOn()
                        ? List.of()
                        : open(staff, group,
                                meetings.stream().filter(meeting -> meeting.group().equals(group.id())).toList())))
                .toList();
    }

    /** Where people were invited the beginning is over. */
    private List<SetupStep> open(Staff staff, Group group, List<Meeting> meetings) {
        if (meetings.stream().map(Meeting::firstMailed).anyMatch(Objects::nonNull)) {
            return List.of();
        }
        String here = "/staff/groups/" + group.slug();
        boolean members = subscriptions.memberCounts(staff, group.slug()).getOrDefault("ACTIVE", 0L) > 0;
        return List.of(new SetupStep("meeting", !meetings.isEmpty(), "", here + "/meetings/new"),
                new SetupStep("members", members, "", here + "/members/add"),
                new SetupStep("invite", false, "", meetings.isEmpty()
                        ? ""
                        : "/staff/meetings/" + meetings.getFirst().id()));
    }
}

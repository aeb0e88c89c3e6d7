package org.convene.group;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.Community;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** The form of a community as typed. */
public record CommunityForm(@Nullable String slug, @Nullable String name, @Nullable String purpose,
        @Nullable String description, @Nullable String rules, @Nullable String links, @Nullable String position) {

    static CommunityForm of(Community community) {
        return new CommunityForm(community.slug(), community.name(), community.purpose(), community.description(),
                community.rules(), GroupForm.linkText(community.links()), Integer.toString(community.position()));
    }

    /** @throws InvalidInput when the place is no number or a link's line cannot be read */
    CommunityDraft draft() {
        return new CommunityDraft(GroupForm.text(slug), GroupForm.text(name), GroupForm.text(purpose),
                GroupForm.body(description), GroupForm.body(rules), GroupForm.links(links), place());
    }

    private int place() {
        String typed = GroupForm.text(position);
        try {
            return typed.isEmpty() ? 0 : Integer.parseInt(typed);
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput(FieldProblem.of("position", "problem.group.position"));
        }
    }
}

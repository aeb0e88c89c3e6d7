package org.convene.group;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.Community;

/** The form of a community as typed. */
public record CommunityForm(@Nullable String slug, @Nullable String name, @Nullable String purpose,
        @Nullable String description, @Nullable String rules, @Nullable String links, int position) {

    static CommunityForm of(Community community) {
        return new CommunityForm(community.slug(), community.name(), community.purpose(), community.description(),
                community.rules(), GroupForm.linkText(community.links()), community.position());
    }

    CommunityDraft draft() {
        return new CommunityDraft(GroupForm.text(slug), GroupForm.text(name), GroupForm.text(purpose),
                GroupForm.body(description), GroupForm.body(rules), GroupForm.links(links), position);
    }
}

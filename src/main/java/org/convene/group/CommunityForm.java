package org.convene.group;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.Community;
import org.convene.group.Group.Link;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** The form of a community as typed. @param linkKind as {@link GroupForm}, as are the two after it */
public record CommunityForm(@Nullable String slug, @Nullable String name, @Nullable String purpose,
        @Nullable String description, @Nullable String rules, @Nullable List<String> linkKind,
        @Nullable List<String> linkLabel, @Nullable List<String> linkUrl, @Nullable String position) {
    static final CommunityForm BLANK = new CommunityForm("", "", "", "", "", List.of(), List.of(), List.of(), "0");

    static CommunityForm of(Community community) {
        return new CommunityForm(community.slug(), community.name(), community.purpose(), community.description(),
                community.rules(), LinkRow.kinds(community.links()),
                community.links().stream().map(Link::label).toList(),
                community.links().stream().map(Link::url).toList(), Integer.toString(community.position()));
    }

    /** With the links there were, if this form had none: another version of ours may have shown it. */
    CommunityForm over(CommunityForm before) {
        return linkKind != null
                ? this
                : new CommunityForm(slug, name, purpose, description, rules, before.linkKind, before.linkLabel,
                        before.linkUrl, position);
    }

    /** As {@link GroupForm#linkRows}. */
    List<LinkRow> linkRows(boolean more) {
        return BlankRows.after(LinkRow.of(linkKind, linkLabel, linkUrl), linkKind, more, LinkRow.BLANK);
    }

    /** @throws InvalidInput when the place is no number or a link is of a kind that there is not */
    CommunityDraft draft() {
        return new CommunityDraft(GroupForm.text(slug), GroupForm.text(name), GroupForm.text(purpose),
                GroupForm.body(description), GroupForm.body(rules),
                LinkRow.links(LinkRow.of(linkKind, linkLabel, linkUrl)), place());
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

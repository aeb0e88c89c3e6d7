package org.convene.group;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;

/**
 * What an API client writes about a group. What is absent stays as it is, or as a new group begins.
 *
 * @param community its slug; absent: the first community
 * @param archived only in a change
 * @param version only in a change: refused with 409 when the group has another one by now
 */
record GroupChange(@Nullable String community, @Nullable String slug, @Nullable String name,
        @Nullable String section, @Nullable String purpose, @Nullable String description,
        @Nullable List<String> goals, @Nullable String rules, @Nullable Boolean chathamHouse,
        @Nullable List<Link> links, @Nullable List<String> moderators, @Nullable String leadBy,
        @Nullable String cadence, @Nullable List<String> displayZones, @Nullable String language,
        @Nullable JoiningPolicy joining, @Nullable Boolean archived, @Nullable Long version) {

    GroupDraft onto(GroupDraft before, UUID communityId) {
        return new GroupDraft(communityId, or(section, before.section()), or(slug, before.slug()),
                or(name, before.name()), or(purpose, before.purpose()), or(description, before.description()),
                or(goals, before.goals()), or(rules, before.rules()), or(chathamHouse, before.chathamHouse()),
                or(links, before.links()), or(moderators, before.moderators()), or(leadBy, before.leadBy()),
                or(cadence, before.cadence()), or(displayZones, before.displayZones()),
                or(language, before.language()), or(joining, before.joining()));
    }

    private static <T> T or(@Nullable T written, T before) {
        return written == null ? before : written;
    }
}

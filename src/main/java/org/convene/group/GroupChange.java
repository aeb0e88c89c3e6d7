package org.convene.group;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

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
        @Nullable JoiningPolicy joining, @Nullable Integer answerDays, @Nullable Boolean archived,
        @Nullable Long version) {

    /** @throws InvalidInput at a list with a gap: JSON allows null where no entry can be */
    GroupDraft onto(GroupDraft before, UUID communityId) {
        new Problems().require(whole(goals), "goals", "problem.required")
                .require(whole(moderators), "moderators", "problem.required")
                .require(whole(displayZones), "displayZones", "problem.required")
                .require(whole(links) && (links == null || links.stream().allMatch(GroupChange::whole)), "links",
                        "problem.required")
                .throwIfAny();
        return new GroupDraft(communityId, or(section, before.section()), or(slug, before.slug()),
                or(name, before.name()), or(purpose, before.purpose()), or(description, before.description()),
                or(goals, before.goals()), or(rules, before.rules()), or(chathamHouse, before.chathamHouse()),
                or(links, before.links()), or(moderators, before.moderators()), or(leadBy, before.leadBy()),
                or(cadence, before.cadence()), or(displayZones, before.displayZones()),
                or(language, before.language()), or(joining, before.joining()),
                or(answerDays, before.answerDays()));
    }

    private static boolean whole(@Nullable List<?> written) {
        return written == null || written.stream().allMatch(Objects::nonNull);
    }

    private static boolean whole(Link link) {
        return Stream.of(link.kind(), link.label(), link.url()).allMatch(Objects::nonNull);
    }

    private static <T> T or(@Nullable T written, T before) {
        return written == null ? before : written;
    }
}

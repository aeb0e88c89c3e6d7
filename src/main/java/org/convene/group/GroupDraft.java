package org.convene.group;

import java.util.List;
import java.util.UUID;

import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;

/**
 * What staff write about a group, before it is checked. Components as in {@link Group}.
 *
 * @param displayZones IANA names
 * @param language BCP 47 tag
 */
public record GroupDraft(UUID community, String section, String slug, String name, String purpose, String description,
        List<String> goals, String rules, boolean chathamHouse, List<Link> links, List<String> moderators,
        String leadBy, String cadence, List<String> displayZones, String language, JoiningPolicy joining,
        int answerDays) {

    /** One that says nothing of when visitors are answered. */
    public GroupDraft(UUID community, String section, String slug, String name, String purpose, String description,
            List<String> goals, String rules, boolean chathamHouse, List<Link> links, List<String> moderators,
            String leadBy, String cadence, List<String> displayZones, String language, JoiningPolicy joining) {
        this(community, section, slug, name, purpose, description, goals, rules, chathamHouse, links, moderators,
                leadBy, cadence, displayZones, language, joining, 0);
    }

    /** An open group with a name and nothing else yet. */
    public static GroupDraft named(UUID community, String slug, String name) {
        return new GroupDraft(community, "", slug, name, "", "", List.of(), "", false, List.of(), List.of(), "", "",
                List.of(), "en", JoiningPolicy.OPEN);
    }

    /** The draft that would leave the group as it is. */
    public static GroupDraft of(Group group) {
        return new GroupDraft(group.community(), group.section(), group.slug(), group.name(), group.purpose(),
                group.description(), group.goals(), group.rules(), group.chathamHouse(), group.links(),
                group.moderators(), group.leadBy(), group.cadence(),
                group.displayZones().stream().map(Object::toString).toList(), group.language().toLanguageTag(),
                group.joining(), group.answerDays());
    }
}

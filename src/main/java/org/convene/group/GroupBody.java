package org.convene.group;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.convene.group.Group.Community;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;

/**
 * A group as the API shows it. Everything in it is public.
 *
 * @param answerDays within how many days visitors who write are answered; 0: as the whole site says
 * @param version to be sent back with a change, so that nobody overwrites what they have not seen
 */
record GroupBody(UUID id, String slug, String name, CommunityName community, String section, String purpose,
        String description, List<String> goals, String rules, boolean chathamHouse, List<Link> links,
        List<String> moderators, String leadBy, String cadence, List<String> displayZones, String language,
        JoiningPolicy joining, int answerDays, boolean archived, long version) {

    record CommunityName(String slug, String name) {}

    static GroupBody of(Group group, Community community) {
        return new GroupBody(group.id(), group.slug(), group.name(),
                new CommunityName(community.slug(), community.name()), group.section(), group.purpose(),
                group.description(), group.goals(), group.rules(), group.chathamHouse(), group.links(),
                group.moderators(), group.leadBy(), group.cadence(),
                group.displayZones().stream().map(ZoneId::getId).toList(), group.language().toLanguageTag(),
                group.joining(), group.answerDays(), group.archived(), group.version());
    }
}

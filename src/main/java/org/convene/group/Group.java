package org.convene.group;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A working group.
 *
 * @param community the community it belongs to
 * @param section heading it stands under in the directory, such as "Contributor space"; possibly empty
 * @param listLabel left of the domain in List-Id, fixed at creation
 * @param slug in its address; may be renamed, so it is no part of List-Id
 * @param purpose one or two sentences, plain text
 * @param description Markdown: who it is for, how it works
 * @param goals one sentence each
 * @param rules Markdown
 * @param chathamHouse whether the Chatham House rule applies
 * @param moderators names shown to everybody, not accounts
 * @param leadBy partner community that leads it; possibly empty
 * @param cadence how often it meets, in words, for groups whose dates are not known yet; possibly empty
 * @param displayZones zones whose local time stands beside every occurrence
 * @param language main language of its meetings
 * @param answerDays within how many days visitors who write are answered; 0: as the whole site says
 */
public record Group(UUID id, UUID community, String section, String slug, String listLabel, String name, String purpose,
        String description,
        List<String> goals, String rules, boolean chathamHouse, List<Link> links, List<String> moderators,
        String leadBy, String cadence,
        List<ZoneId> displayZones, Locale language, JoiningPolicy joining, int answerDays, boolean archived,
        long version) {

    /**
     * Something outside that belongs to the group.
     *
     * @param url http, https or mailto; empty for a place that has no address, such as a channel in a chat
     */
    public record Link(LinkKind kind, String label, String url) {}

    /** What a link leads to. */
    public enum LinkKind {
        REPOSITORY, CHAT, NOTES, RECORDINGS, SITE, CODE_OF_CONDUCT, MAILING_LIST, IDEAS, EVENT, OTHER
    }

    /** Who may become a subscriber. */
    public enum JoiningPolicy {
        OPEN, APPROVAL
    }

    /** A community that runs groups: a heading in the directory with its own introduction, rules and links. */
    public record Community(UUID id, String slug, String name, String purpose, String description, String rules,
            List<Link> links, int position) {}

    /** What a mail about these groups says it is from, for its letterhead: their list labels, parted by blanks. */
    public static String listLabels(List<Group> groups) {
        return String.join(" ", groups.stream().map(Group::listLabel).toList());
    }
}

package org.convene.group;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;
import org.convene.site.InvalidInput;

/**
 * The form of a group as typed: goals and moderators stand one a line, links and zones one a row. Rows left blank are dropped;
 * null: the form had none, which ours always have.
 *
 * @param linkKind as {@link LinkRow}, as are the two after it
 */
public record GroupForm(@Nullable UUID community, @Nullable String section, @Nullable String slug,
        @Nullable String name,
        @Nullable String purpose, @Nullable String description, @Nullable String goals, @Nullable String rules,
        @Nullable Boolean chathamHouse, @Nullable List<String> linkKind, @Nullable List<String> linkLabel,
        @Nullable List<String> linkUrl, @Nullable String moderators, @Nullable String leadBy,
        @Nullable String cadence, @Nullable List<String> displayZones, @Nullable String language,
        @Nullable JoiningPolicy joining, @Nullable Integer answerDays, long version) {

    static final GroupForm BLANK = new GroupForm(null, "", "", "", "", "", "", "", false, List.of(), List.of(),
            List.of(), "", "", "", List.of(), "en", JoiningPolicy.OPEN, 0, 0);

    static GroupForm of(GroupDraft draft, long version) {
        return new GroupForm(draft.community(), draft.section(), draft.slug(), draft.name(), draft.purpose(),
                draft.description(), String.join("\n", draft.goals()), draft.rules(), draft.chathamHouse(),
                LinkRow.kinds(draft.links()), draft.links().stream().map(Link::label).toList(),
                draft.links().stream().map(Link::url).toList(), String.join("\n", draft.moderators()), draft.leadBy(),
                draft.cadence(), draft.displayZones(), draft.language(), draft.joining(), draft.answerDays(), version);
    }

    /** @throws InvalidInput when a link is of a kind that there is not */
    GroupDraft draft(UUID community) {
        return new GroupDraft(community, text(section), text(slug), text(name), text(purpose), body(description),
                lines(goals), body(rules), Boolean.TRUE.equals(chathamHouse), LinkRow.links(links()), lines(moderators),
                text(leadBy), text(cadence), zones(), language == null || language.isBlank() ? "en" : language.strip(),
                joining == null ? JoiningPolicy.OPEN : joining, answerDays == null ? 0 : answerDays);
    }

    /** The rows that say something. */
    List<LinkRow> links() {
        return LinkRow.of(linkKind, linkLabel, linkUrl);
    }

    /** The rows of links to show, blank ones to write in after them. @param more whether one more was asked for */
    List<LinkRow> linkRows(boolean more) {
        return BlankRows.after(links(), linkKind, more, LinkRow.BLANK);
    }

    /** Those chosen. */
    List<String> zones() {
        return displayZones == null
                ? List.of()
                : displayZones.stream().map(GroupForm::text).filter(zone -> !zone.isEmpty()).toList();
    }

    /** As {@link #linkRows}; a blank one is an empty text. */
    List<String> zoneRows(boolean more) {
        return BlankRows.after(zones(), displayZones, more, "");
    }

    /** With what this form did not show its sender as it was before: another version of ours may have shown it. */
    GroupForm over(GroupForm before) {
        GroupForm linked = linkKind == null ? before : this;
        return new GroupForm(community, section, slug == null ? before.slug : slug, name, purpose, description, goals,
                rules, chathamHouse, linked.linkKind, linked.linkLabel, linked.linkUrl, moderators, leadBy, cadence,
                displayZones == null ? before.displayZones : displayZones, language, joining, answerDays, version);
    }

    GroupForm withVersion(long read) {
        return new GroupForm(community, section, slug, name, purpose, description, goals, rules, chathamHouse,
                linkKind, linkLabel, linkUrl, moderators, leadBy, cadence, displayZones, language, joining, answerDays,
                read);
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static String body(@Nullable String typed) {
        return text(typed).replace("\r\n", "\n");
    }

    private static List<String> lines(@Nullable String typed) {
        return text(typed).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}

package org.convene.group;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;
import org.convene.group.Group.LinkKind;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** The form of a group as typed: lists stand one entry a line, links as {@code kind | label | address}. */
public record GroupForm(@Nullable UUID community, @Nullable String section, @Nullable String slug,
        @Nullable String name,
        @Nullable String purpose, @Nullable String description, @Nullable String goals, @Nullable String rules,
        @Nullable Boolean chathamHouse, @Nullable String links, @Nullable String moderators, @Nullable String leadBy,
        @Nullable String cadence, @Nullable String displayZones, @Nullable String language,
        @Nullable JoiningPolicy joining, @Nullable Integer answerDays, long version) {

    static final GroupForm BLANK = new GroupForm(null, "", "", "", "", "", "", "", false, "", "", "", "", "", "en",
            JoiningPolicy.OPEN, 0, 0);

    static GroupForm of(GroupDraft draft, long version) {
        return new GroupForm(draft.community(), draft.section(), draft.slug(), draft.name(), draft.purpose(),
                draft.description(), String.join("\n", draft.goals()), draft.rules(), draft.chathamHouse(),
                linkText(draft.links()), String.join("\n", draft.moderators()), draft.leadBy(), draft.cadence(),
                String.join("\n", draft.displayZones()), draft.language(), draft.joining(),
                draft.answerDays(), version);
    }

    /** @throws InvalidInput when a link's line cannot be read */
    GroupDraft draft(UUID community) {
        return new GroupDraft(community, text(section), text(slug), text(name), text(purpose), body(description),
                lines(goals), body(rules), Boolean.TRUE.equals(chathamHouse), links(links), lines(moderators),
                text(leadBy),
                text(cadence), lines(displayZones), language == null || language.isBlank() ? "en" : language.strip(),
                joining == null ? JoiningPolicy.OPEN : joining, answerDays == null ? 0 : answerDays);
    }

    GroupForm withSlug(String same) {
        return new GroupForm(community, section, same, name, purpose, description, goals, rules, chathamHouse, links,
                moderators, leadBy, cadence, displayZones, language, joining, answerDays, version);
    }

    GroupForm withVersion(long read) {
        return new GroupForm(community, section, slug, name, purpose, description, goals, rules, chathamHouse, links,
                moderators, leadBy, cadence, displayZones, language, joining, answerDays, read);
    }

    static String linkText(List<Link> links) {
        return links.stream().map(link -> word(link.kind()) + " | " + link.label()
                + (link.url().isEmpty() ? "" : " | " + link.url())).collect(Collectors.joining("\n"));
    }

    static List<Link> links(@Nullable String typed) {
        return lines(typed).stream().map(GroupForm::link).toList();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static String body(@Nullable String typed) {
        return text(typed).replace("\r\n", "\n");
    }

    private static Link link(String line) {
        String[] parts = line.split("\\|", 3);
        if (parts.length < 2) {
            throw new InvalidInput(FieldProblem.of("links", "problem.group.link-line", line));
        }
        return new Link(kind(parts[0].strip(), line), parts[1].strip(), parts.length < 3 ? "" : parts[2].strip());
    }

    private static LinkKind kind(String word, String line) {
        for (LinkKind kind : LinkKind.values()) {
            if (word(kind).equalsIgnoreCase(word.replace(' ', '-'))) {
                return kind;
            }
        }
        throw new InvalidInput(FieldProblem.of("links", "problem.group.link-line", line));
    }

    private static String word(LinkKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> lines(@Nullable String typed) {
        return text(typed).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}

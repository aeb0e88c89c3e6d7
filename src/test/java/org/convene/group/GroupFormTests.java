package org.convene.group;

import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.convene.group.Group.Link;
import org.convene.group.Group.LinkKind;
import org.convene.site.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupFormTests {
    private static final UUID COMMUNITY = new UUID(0, 1);

    @Test
    void aRowLeftBlankIsDropped() {
        List<LinkRow> rows = LinkRow.of(List.of("REPOSITORY", "OTHER", "CHAT", "SITE"),
                List.of("Working, repo ", " ", "#wg-guide", ""), List.of("https://example.org/repo", "", "", "x"));
        assertThat(LinkRow.links(rows)).containsExactly(
                new Link(LinkKind.REPOSITORY, "Working, repo", "https://example.org/repo"),
                new Link(LinkKind.CHAT, "#wg-guide", ""), new Link(LinkKind.SITE, "", "x"));
        assertThat(LinkRow.of(null, null, null)).isEmpty();
    }

    @Test
    void saysWhichRowIsOfNoKind() {
        List<LinkRow> rows = LinkRow.of(List.of("CHAT", "PIGEON"), List.of("#wg", "Coo"), List.of());
        assertThatThrownBy(() -> LinkRow.links(rows)).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("links[1].kind");
    }

    @Test
    void blankRowsComeAfterWhatIsThere() {
        assertThat(BlankRows.after(List.of("a"), null, false, "")).containsExactly("a", "", "");
        assertThat(BlankRows.after(List.of("a", "b"), List.of("a", "", "b", ""), true, "")).containsExactly("a", "b",
                "", "", "");
        assertThat(BlankRows.after(Collections.nCopies(49, "a"), null, true, "")).hasSize(50);
        assertThat(BlankRows.after(Collections.nCopies(60, "a"), null, true, "")).hasSize(60);
    }

    @Test
    void keepsADraftThroughTheForm() {
        GroupDraft draft = new GroupDraft(COMMUNITY, "Contributor space", "guide", "Guide", "A guide.", "More\n\nwords",
                List.of("One", "Two"), "Be kind", true,
                List.of(new Link(LinkKind.NOTES, "Notes", "https://example.org/n")),
                List.of("Ines Falk", "Jo Adeyemi"), "Metrics people", "Quarterly", List.of("Europe/Berlin", "UTC"),
                "de",
                Group.JoiningPolicy.APPROVAL);
        assertThat(GroupForm.of(draft, 3).draft(COMMUNITY)).isEqualTo(draft);
    }

    @ParameterizedTest
    @CsvSource({"https://example.org, true", "http://example.org/a?b=c#d, true", "mailto:info@example.org, true",
            "HTTPS://example.org, true", "javascript:alert(1), false", "data:text/html;x, false",
            "//example.org, false",
            "ftp://example.org, false", "https://user:pw@example.org, false", "https:///x, false",
            "mailto:nobody, false",
            "'java\tscript:x', false", "https://exa mple.org, false", "file:///etc/passwd, false"})
    void takesWebAndMailAddressesOnly(String url, boolean accepted) {
        assertThat(GroupCheck.isLink(url)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"cities, true", "eu-oss-2027, true", "a, true", "new, false", "Cities, false", "-a, false", "a-, false",
            "a/b, false", "'', false", "a b, false", "städte, false", "../x, false"})
    void takesSlugsThatFitIntoAnAddress(String slug, boolean accepted) {
        assertThat(GroupCheck.of(GroupDraft.named(COMMUNITY, slug, "Name")).any()).isEqualTo(!accepted);
    }

    @Test
    void refusesWhatIsTooLongOrUnknown() {
        GroupDraft draft = new GroupDraft(COMMUNITY, "two\nlines", "ok", "", "x".repeat(501), "x".repeat(20_001),
                List.of("g".repeat(501)), "bell\u0007", false, List.of(new Link(LinkKind.OTHER, "", "javascript:x")),
                List.of("a\nb"), "", "", List.of("Mars/Olympus"), "not a tag", Group.JoiningPolicy.OPEN);
        assertThatThrownBy(() -> GroupCheck.of(draft).throwIfAny()).isInstanceOfSatisfying(InvalidInput.class,
                bad -> assertThat(bad.problems()).extracting("field").contains("section", "name", "purpose",
                        "description", "goals", "rules", "links[0].label", "links[0].url", "moderators",
                        "displayZones[0]", "language"));
    }
}

package org.convene.mail;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextLinesTests {

    @Test
    void breaksAtBlanksAndKeepsLinksWhole() {
        String link = "https://convene.example.org/" + "a".repeat(90);
        String wrapped = TextLines.wrap("word ".repeat(40) + link + " end");
        assertThat(wrapped).contains(link);
        assertThat(wrapped.lines().filter(line -> !line.contains(link))).allMatch(line -> line.length() <= 72);
        assertThat(wrapped.replace('\n', ' ').strip()).isEqualTo("word ".repeat(40) + link + " end");
    }

    @Test
    void continuesUnderListMarksAndQuotes() {
        assertThat(TextLines.wrap("- " + "word ".repeat(20)).lines().skip(1))
                .allMatch(line -> line.startsWith("  word"));
        assertThat(TextLines.wrap("> " + "word ".repeat(20)).lines()).allMatch(line -> line.startsWith("> word"));
    }

    @Test
    void partsWideScriptsByColumns() {
        String wrapped = TextLines.wrap("招待状が届きます。".repeat(20));
        assertThat(wrapped.lines()).allMatch(line -> line.length() <= 37).noneMatch(line -> line.startsWith("。"));
        assertThat(wrapped.replace("\n", "")).isEqualTo("招待状が届きます。".repeat(20));
    }

    @Test
    void leavesOneBlankLineAtMost() {
        assertThat(TextLines.wrap("\n\na\n\n\n\nb\n\n")).isEqualTo("a\n\nb\n");
        assertThat(TextLines.wrap("")).isEqualTo("\n");
    }
}

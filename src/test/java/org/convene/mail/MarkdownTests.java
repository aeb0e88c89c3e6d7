package org.convene.mail;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {
    private static final String LETTER = """
            # News

            Read the [notes](https://example.org/notes) and the [notes](https://example.org/notes) **again**,
            or see https://example.org/slides.

            - one
            - two
              more

            3. third
            4. fourth

            > quoted

            ```
            code  here
            ```
            """;
    private final Markdown markdown = new Markdown("#0b6e5f");

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>",
            "[x](javascript:alert(1))", "[x](data:text/html,x)", "![x](https://example.org/pixel.png)",
            "<javascript:alert(1)>", "<iframe src=//x.example>", "[x](JaVaScRiPt:alert(1))", "[a]: javascript:x\n\n[a]",
            "<style>*{}</style>", "[x](https://e.example \"\\\" onmouseover=\\\"x\")"})
    void nothingRunsAndNothingLoads(String hostile) {
        for (String html : new String[]{markdown.html(hostile), markdown.mailHtml(hostile)}) {
            var body = Jsoup.parseBodyFragment(html).body();
            assertThat(body.select("script, img, iframe, style, b")).isEmpty();
            assertThat(body.select("a[href]"))
                    .allMatch(link -> link.attr("href").isEmpty() || link.attr("href").startsWith("https://"));
            assertThat(body.getAllElements()).allMatch(element -> element.attributes().asList().stream()
                    .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        }
    }

    @Test
    void mailHtmlCarriesItsStyles() {
        var body = Jsoup.parseBodyFragment(markdown.mailHtml(LETTER)).body();
        assertThat(body.select("p, ul, ol, li, a, h1, blockquote, pre")).isNotEmpty().allMatch(e -> e.hasAttr("style"));
        assertThat(Jsoup.parseBodyFragment(markdown.html(LETTER)).body().select("[style]")).isEmpty();
    }

    @Test
    void textSaysTheSameWithLinksAsFootnotes() {
        assertThat(markdown.text(LETTER)).isEqualTo("""
                News
                ====

                Read the notes [1] and the notes [1] again,
                or see https://example.org/slides.

                - one
                - two
                  more

                3. third
                4. fourth

                > quoted

                    code  here

                [1] https://example.org/notes
                """);
    }

    @Test
    void deepNestingEnds() {
        assertThat(markdown.html(">".repeat(100_000) + "a")).isNotEmpty();
        assertThat(markdown.text("*".repeat(50_000) + "a")).isNotEmpty();
        assertThat(markdown.html("[".repeat(20_000))).isNotEmpty();
    }
}

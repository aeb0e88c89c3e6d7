package org.convene.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Templates that do more with a recipient’s texts than print them are rendered for each. */
class OddTemplatesTests {
    private static final List<String> CODES = List.of("alpha", "beta", "gamma delta", "ALPHA", "x".repeat(90), "<b>&",
            "日本",
            "*a*", "a", "alpha", "zz", "7");
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"<#if code == 'alpha'>first<#else>other</#if>", "${code?upper_case}", "${code?length}",
            "<#if code?contains('a')>a</#if>", "${code?trim}", "${markdown(code)}",
            "<#list code?split(' ') as w>${w}-</#list>",
            "<#switch code><#case 'beta'>B<#break><#default>D</#switch>", "${code[0]}", "${code?replace('a', 'b')}",
            "${(code != title)?then('differs', 'same')}", "<#assign x><#if code?starts_with('b')>b</#if></#assign>${x}",
            "${code?right_pad(40, '.')}|", "<#if recipient.address?ends_with('5@example.org')>five</#if>",
            "<#if recipient.name?length gt 8>long</#if>", "${code?url('UTF-8')}", "${code?js_string}",
            "<#list 1..recipient.name?length as i>${i}</#list>", "${title?replace('t', code)}",
            "${code?is_string?then('text', 'mark')}"})
    void areRendered(String directive) throws IOException {
        check("before " + directive + " after", "<p>before " + directive + " after</p>", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${code}", "${code} and ${code}", "<#if code?has_content>${code}</#if>",
            "${'>' + code + '<'}",
            "${code!'none'}", "${(code??)?then(code, '')}", "<#assign x = code>${x}", "${\"in ${code} out\"}",
            "${nothing!code}", "<a href='${code}'>${title}</a>", "${recipient.name} <${recipient.address}>",
            "  ${code}  ", "${code}\n\n\n${code}", "> ${code} quoted words that go on until the line has to be broken",
            "- [1] ${code} listed words that go on until the line has to be broken in two"})
    void areFilledWhereTheyOnlyPrint(String directive) throws IOException {
        check("before\n" + directive + "\nafter", "<p>" + directive + " after</p>", true);
    }

    @Test
    void areRenderedWhereTheHtmlBeginsWithARecipientsText() throws IOException {
        check("text", "${code}<p>", false);
        check("text", "<p>${code}", false);
    }

    @Test
    void areFilledWhereTheTextBeginsAndEndsWithARecipientsText() throws IOException {
        check("\n\n${code}", "<p>\n${code}\n</p>", true);
        check("${code}\n\n \n", "<p>\n${code}\n</p>", true);
        check("\n${code}\n\n\n\nx\n\n\n\n${code}\n", "<p>\n${code}\n</p>", true);
    }

    @Test
    void areRenderedWhereATextIsCapturedAndMeasured() throws IOException {
        try (Workshop workshop = workshop("<#assign y>${code}</#assign>${y?length}", "<p>")) {
            compare(workshop, false);
        }
    }

    @Test
    void areFilledForRecipientsWhoseTextsLookedIntoAreAlike() throws IOException {
        try (Workshop workshop = workshop("${code?upper_case} ${title} <#if code == 'alpha'>first</#if>\n${own}",
                "<p>${own}</p>")) {
            Letter letter = letter("title");
            LetterPress press = (LetterPress) workshop.press(letter);
            for (int i = 0; i < 30; i++) {
                Addressee whole = addressee("", i);
                Addressee one = new Addressee(whole.address(), whole.name(), whole.language(),
                        Map.of("code", i % 2 == 0 ? "alpha" : "beta", "own", "own " + i, "title", "a <b>"), null, null,
                        whole.messageId(), "", whole.date());
                assertThat(wire(Workshop.pressed(press, one))).isEqualTo(wire(workshop.rendered(letter, one)));
            }
            assertThat(press.filled()).isEqualTo(30 - 3 - 2 * 3);
        }
    }

    @Test
    void noticeLaterThatTheyDiffer() throws IOException {
        write("<#assign y>${code}</#assign><#if y?ends_with('!')>wow</#if>", "<p>", "subject");
        try (Workshop workshop = workshop()) {
            Letter letter = letter("t");
            LetterPress press = (LetterPress) workshop.press(letter);
            for (int i = 0; i < 1002; i++) {
                Workshop.pressed(press, addressee("word", i));
            }
            assertThat(press.filled()).isEqualTo(999);
            for (int i = 0; i < 3; i++) {
                assertThat(Workshop.pressed(press, addressee("word!", i)))
                        .isEqualTo(workshop.rendered(letter, addressee("word!", i)));
            }
            assertThat(press.filled()).isEqualTo(1000);
            assertThat(wire(Workshop.pressed(press, addressee("word!", 1)))).contains("wow");
            Workshop.pressed(press, addressee("word", 1));
            assertThat(press.filled()).isEqualTo(1000);
        }
    }

    @Test
    void mayHoldPrivateUseLetters() throws IOException {
        try (Workshop ignored = workshop("\uE000 ${code} \uE0011\uE001", "<p>\uE000 ${code}\uE001</p>")) {
            compare(ignored, true);
        }
    }

    private void check(String text, String html, boolean filled) throws IOException {
        try (Workshop workshop = workshop(text, "<p>html</p>")) {
            compare(workshop, filled || text.equals("text"));
        }
        try (Workshop workshop = workshop("text", html)) {
            compare(workshop, filled);
        }
    }

    private static void compare(Workshop workshop, boolean filled) {
        Letter letter = letter("title");
        LetterPress press = (LetterPress) workshop.press(letter);
        for (int i = 0; i < CODES.size(); i++) {
            Addressee one = addressee(CODES.get(i), i);
            assertThat(wire(Workshop.pressed(press, one))).isEqualTo(wire(workshop.rendered(letter, one)));
        }
        assertThat(press.filled() > 0).isEqualTo(filled);
    }

    private Workshop workshop(String text, String html) throws IOException {
        write(text, html, "About ${title}, ${code}");
        return workshop();
    }

    private Workshop workshop() {
        return new Workshop("convene.mail.templates-dir=" + folder);
    }

    private void write(String text, String html, String subject) throws IOException {
        Path own = Files.createDirectories(folder.resolve("odd"));
        Files.writeString(own.resolve("subject.ftl"), subject);
        Files.writeString(own.resolve("text.ftl"), text);
        Files.writeString(own.resolve("html.ftlh"), html);
    }

    private static Letter letter(String title) {
        return new Letter("odd", Map.of("title", title), null, null, null, true, null, null);
    }

    private static Addressee addressee(@Nullable String code, int number) {
        return new Addressee("p" + number + "@example.org", "Person " + "x".repeat(number % 5), Locale.ENGLISH,
                Map.of("code", String.valueOf(code)), null, null, "<" + number + "@example.org>", "", Workshop.DATE);
    }

    private static String wire(byte[] wire) {
        return new String(wire, StandardCharsets.ISO_8859_1);
    }
}

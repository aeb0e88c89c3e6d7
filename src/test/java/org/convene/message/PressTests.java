package org.convene.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.convene.mail.MailContent;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** Every template in every language, with texts that try to break out. */
class PressTests {
    private static final List<String> NAMES = List.of("Mara Lind", "", "Zoë “Zo” Müller", "名前".repeat(60), "日本 太郎",
            "👩‍👩‍👧 Ünïcødé 🎉", "O'Brien, Ann (Dr.) <x@y.example>", "a ".repeat(200), "=?UTF-8?Q?x?=", ".", "  ",
            "Tab\there",
            "Ada\r\nBcc: evil@example.org", "Ada\u2028x", "lone \uD83D", "\uDE00 lone", "rtl \u202Eevil",
            "\uE0001\uE001", "x".repeat(600), "<script>alert(1)</script> ${7*7}", "Smith ", "\u3000Wide\u3000");
    private static final List<String> TEXTS = List.of("", "?a=b&c=d", "/<script>\"'", "/" + "x".repeat(900), "/日本語/ü",
            "/e=E9=20.", "/👍🏽", "\u00A0\u200B", "/a b c " + "word ".repeat(40), " ", "line\nbreak", "\r", "\uD83D",
            "\u0085");
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        workshop = new Workshop();
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    record Mail(String template, Locale language) {}

    static List<String> templates() throws IOException {
        try (Stream<Path> found = Files.list(Workshop.FOLDERS)) {
            return found.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith("_")).sorted()
                    .toList();
        }
    }

    static List<Mail> mails() throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (String template : templates()) {
            Workshop.languages().forEach(language -> mails.add(new Mail(template, language)));
        }
        return mails;
    }

    @ParameterizedTest
    @MethodSource("mails")
    void writesTheSameFilledAsRendered(Mail mail) {
        Letter letter = Workshop.letter(mail.template());
        LetterPress press = (LetterPress) workshop.press(letter);
        int pressed = 0;
        for (Addressee one : everybody(mail)) {
            assertThat(text(Workshop.pressed(press, one))).as("%s", one)
                    .isEqualTo(text(workshop.rendered(letter, one)));
            pressed++;
        }
        assertThat(press.filled()).as("filled of %d", pressed).isGreaterThan(pressed / 3);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void writesTheSameFilledAsRenderedWhereRecipientsBringAllValues(Mail mail) {
        Letter letter = Workshop.letter(mail.template());
        LetterPress press = (LetterPress) workshop.press(letter);
        int pressed = 0;
        for (Addressee one : everybody(mail)) {
            Map<String, Object> values = new java.util.HashMap<>(letter.model());
            values.putAll(one.values());
            Addressee whole = new Addressee(one.address(), one.name(), one.language(), values, one.unsubscribeUrl(),
                    null,
                    one.messageId(), one.envelopeFrom(), one.date());
            assertThat(text(Workshop.pressed(press, whole))).isEqualTo(text(workshop.rendered(letter, whole)));
            pressed++;
        }
        assertThat(press.filled()).as("filled of %d", pressed).isGreaterThan(pressed / 4);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void saysWhatTheTemplateSays(Mail mail) {
        Letter letter = Workshop.letter(mail.template());
        Press press = workshop.press(letter);
        for (Addressee one : everybody(mail)) {
            ReceivedMail received = ReceivedMail.parse(Workshop.pressed(press, one));
            MailContent content = content(letter, one);
            assertThat(received.subject()).isEqualTo(content.subject().value());
            assertThat(received.text()).isEqualTo(wellFormed(content.text()).replace("\n", "\r\n"));
            assertThat(received.html()).isEqualTo(wellFormed(content.html()).replaceAll("\r\n|\r|\n", "\r\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void writesSevenBitLinesThatNoRelayHasToBreak(Mail mail) {
        Press press = workshop.press(Workshop.letter(mail.template(), CalendarTextTests.invitation()));
        for (Addressee one : everybody(mail)) {
            Addressee invited = CalendarTextTests.invited(one);
            String wire = text(Workshop.pressed(press, invited));
            assertThat(wire.chars().allMatch(unit -> unit < 127 && unit > 0)).isTrue();
            assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
            String body = wire.substring(wire.indexOf("\r\n\r\n"));
            assertThat(body.split("\r\n")).allMatch(line -> line.length() <= 76);
            assertThat(wire.split("\r\n")).allMatch(line -> line.length() <= 998);
            assertThat(wire).endsWith("--\r\n");
        }
    }

    @Test
    void tellsRecipientsWithAndWithoutLinksApart() {
        Letter letter = Workshop.letter("announcement");
        LetterPress press = (LetterPress) workshop.press(letter);
        for (int i = 0; i < 60; i++) {
            Addressee whole = Workshop.addressee("announcement", "p" + i + "@example.org", "P " + i, Locale.ENGLISH,
                    "" + i);
            Map<String, Object> links = switch (i % 4) {
                case 0 -> Map.of();
                case 1 -> Map.of("unsubscribe", "https://example.org/" + i);
                case 2 -> Map.of("unsubscribe", "", "preferences", "https://example.org/" + i);
                default ->
                    Map.of("unsubscribe", "https://example.org/u" + i, "preferences", "https://example.org/" + i);
            };
            Addressee one = new Addressee(whole.address(), whole.name(), whole.language(), Map.of("links", links),
                    i % 3 == 0 ? null : whole.unsubscribeUrl(), null, whole.messageId(), whole.envelopeFrom(),
                    whole.date());
            assertThat(text(Workshop.pressed(press, one))).isEqualTo(text(workshop.rendered(letter, one)));
        }
        assertThat(press.filled()).isEqualTo(60 - 4 * 3);
    }

    @Test
    void tellsRecipientsByTheirListsApart() {
        Letter letter = Workshop.letter("meeting-invitation");
        LetterPress press = (LetterPress) workshop.press(letter);
        for (int i = 0; i < 40; i++) {
            Addressee whole = Workshop.addressee("meeting-invitation", "p" + i + "@example.org", "P " + i,
                    Locale.FRENCH,
                    "" + i);
            Map<String, Object> values = new java.util.HashMap<>(whole.values());
            values.put("occurrences", List.of(Map.of("weekday", "jeudi", "date", "10 décembre", "time", i % 2 + ":00",
                    "zone", "Paris", "zones", List.of("UTC"), "shift", "")));
            Addressee one = new Addressee(whole.address(), whole.name(), whole.language(), values,
                    whole.unsubscribeUrl(), null, whole.messageId(), whole.envelopeFrom(), whole.date());
            assertThat(text(Workshop.pressed(press, one))).isEqualTo(text(workshop.rendered(letter, one)));
        }
        assertThat(press.filled()).isEqualTo(40 - 2 * 3);
    }

    @Test
    void changesTheEncodingWithTheRecipientsTexts() {
        Letter letter = Workshop.letter("sign-in-link");
        LetterPress press = (LetterPress) workshop.press(letter);
        for (int i = 0; i < 20; i++) {
            Addressee one = Workshop.addressee("sign-in-link", "a@example.org", "A", Locale.ENGLISH,
                    i % 2 == 0 ? "" : "日本語".repeat(i * 8));
            assertThat(text(Workshop.pressed(press, one))).isEqualTo(text(workshop.rendered(letter, one)));
        }
        assertThat(press.filled()).isBetween(3L, 16L);
    }

    @Test
    void writesBehindWhatIsThere() {
        Press press = workshop.press(Workshop.letter("announcement"));
        Addressee one = Workshop.addressee("announcement", "a@example.org", "A", Locale.ENGLISH, "");
        byte[] alone = Workshop.pressed(press, one);
        for (int i = 0; i < 6; i++) {
            MessageBuffer buffer = new MessageBuffer();
            buffer.ascii("Received: x\r\n");
            press.press(one, buffer);
            assertThat(text(buffer.written())).isEqualTo("Received: x\r\n" + text(alone));
        }
    }

    @Test
    void worksForSeveralThreads() throws Exception {
        Letter letter = Workshop.letter("welcome");
        Press press = workshop.press(letter);
        List<Addressee> people = everybody(new Mail("welcome", Locale.GERMAN));
        List<String> expected = people.stream().map(one -> text(workshop.rendered(letter, one))).toList();
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            List<java.util.concurrent.Future<List<String>>> found = new ArrayList<>();
            for (int lane = 0; lane < 4; lane++) {
                found.add(pool.submit(() -> people.stream().map(one -> text(Workshop.pressed(press, one))).toList()));
            }
            for (var lane : found) {
                assertThat(lane.get()).isEqualTo(expected);
            }
        }
    }

    private static List<Addressee> everybody(Mail mail) {
        List<Addressee> people = new ArrayList<>();
        for (int i = 0; i < NAMES.size() * 2; i++) {
            people.add(Workshop.addressee(mail.template(), "person" + i + "@example.org", NAMES.get(i % NAMES.size()),
                    mail.language(), TEXTS.get(i * 5 % TEXTS.size())));
            people.add(
                    Workshop.addressee(mail.template(), "person" + i + "@example.org", "Person " + i, mail.language(),
                            "#" + i));
        }
        return people;
    }

    private static MailContent content(Letter letter, Addressee one) {
        Map<String, Object> model = new java.util.HashMap<>(letter.model());
        model.putAll(one.values());
        model.put("recipient", Map.of("name", one.name(), "address", one.address()));
        return workshop.templates().render(letter.template(), one.language(), model);
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String text(byte[] wire) {
        return new String(wire, StandardCharsets.ISO_8859_1);
    }
}

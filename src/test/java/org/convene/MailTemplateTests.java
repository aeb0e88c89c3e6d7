package org.convene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;
import org.convene.mail.Markdown;
import org.convene.site.Site;
import org.convene.site.SiteProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Walks every folder of mail-templates in every language. */
class MailTemplateTests {
    private static final Path FOLDERS = Path.of("mail-templates");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PAYLOAD = "<img src=x onerror=alert(1)>\"'><b>&amp;${7*7}<#assign x=1>#{48+1}[=48+1]";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final int GMAIL_CLIPS_AT = 100_000;
    /** Numbers, and what is yes or no, that a mail has had ever since there is this mail. */
    private static final Map<String, Set<String>> SINCE_EVER = Map.ofEntries(Map.entry("clock-change", Set.of("moved")),
            Map.entry("confirm-address", Set.of("validHours")), Map.entry("confirm-subscription", Set.of("validHours")),
            Map.entry("digest", Set.of("count")), Map.entry("follow-up", Set.of("chathamHouse")),
            Map.entry("guest-cancellation", Set.of("goesOn", "member")),
            Map.entry("guest-invitation", Set.of("chathamHouse")), Map.entry("guest-update", Set.of("chathamHouse")),
            Map.entry("mail-refused", Set.of("proof")),
            Map.entry("meeting-cancellation", Set.of("series", "left", "moved", "chosen")),
            Map.entry("meeting-invitation", Set.of("chathamHouse")),
            Map.entry("meeting-update", Set.of("chathamHouse")), Map.entry("reminder", Set.of("chathamHouse")),
            Map.entry("sign-in-link", Set.of("validMinutes")), Map.entry("staff-invitation", Set.of("validDays")),
            Map.entry("your-data", Set.of("validHours")));
    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();

    @ConfigurationPropertiesScan({"org.convene.mail", "org.convene.site"})
    @Import({Site.class, Markdown.class, MailTemplates.class})
    static class Kitchen {}

    record Mail(String folder, Locale language) {
        MailContent render(UnaryOperator<Object> change) {
            return render(changed(sample(folder), change));
        }

        MailContent render(Map<String, Object> model) {
            return CONTEXT.getBean(MailTemplates.class).render(folder, language, model);
        }

        MailContent render() {
            return render(UnaryOperator.identity());
        }
    }

    @BeforeAll
    static void start() {
        TestPropertyValues.of("convene.public-url=https://convene.example.org", "convene.name=Open Network",
                "convene.postal-address=Sample Street 1, 10115 Berlin").applyTo(CONTEXT);
        CONTEXT.register(Kitchen.class);
        CONTEXT.refresh();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    static List<String> folders() throws IOException {
        try (Stream<Path> found = Files.list(FOLDERS)) {
            return found.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("_")).sorted().toList();
        }
    }

    static List<Mail> mails() throws IOException {
        List<Mail> mails = new ArrayList<>();
        for (String folder : folders()) {
            SiteProperties.LANGUAGES
                    .forEach(language -> mails.add(new Mail(folder, Locale.forLanguageTag(language))));
        }
        return mails;
    }

    @Test
    void everyMailIsThere() throws IOException {
        assertThat(folders()).contains("announcement", "confirm-subscription", "contact-receipt", "contact-reply",
                "goodbye", "meeting-cancellation", "meeting-invitation", "meeting-update", "sign-in-link",
                "sign-in-warning", "staff-invitation", "welcome");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyHalfExists(String folder) {
        assertThat(List.of("subject.ftl", "text.ftl", "html.ftlh", "sample.json"))
                .allSatisfy(file -> assertThat(FOLDERS.resolve(folder).resolve(file)).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("mails")
    void everyLanguageSaysEverything(Mail mail) throws IOException {
        for (String folder : List.of(mail.folder(), "_layout")) {
            Properties english = messages(folder, "");
            Properties own = mail.language().equals(Locale.ENGLISH)
                    ? english
                    : messages(folder, "_" + mail.language().getLanguage());
            assertThat(own.keySet()).isEqualTo(english.keySet());
            assertThat(own.values().toString()).doesNotContain("'");
            english.forEach((key, value) -> assertThat(placeholders(own.get(key))).as("%s", key)
                    .isEqualTo(placeholders(value)));
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theSampleMakesAWholeMail(Mail mail) {
        MailContent content = mail.render();
        assertThat(content.subject().value()).isNotBlank().doesNotContain("\n", "${", "{0}");
        assertThat(content.text()).doesNotContain("<", "${", "{0}", "&amp;", "\n\n\n");
        assertThat(content.text().lines().filter(line -> !line.contains("://"))).allMatch(line -> line.length() <= 76);
        assertThat((content.text() + content.html()).lines()).allMatch(line -> octets(line) <= 998);
        assertThat(octets(content.html())).isLessThan(GMAIL_CLIPS_AT);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void bothPartsLeadToTheSamePlaces(Mail mail) {
        MailContent content = mail.render();
        Set<String> inHtml = Jsoup.parse(content.html()).select("a[href]").stream().map(link -> link.attr("href"))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> inText = LINK.matcher(content.text()).results().map(hit -> hit.group()).toList();
        assertThat(inText).containsAll(inHtml);
        assertThat(content.html()).contains(inText);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theFrameIsFitForEveryReader(Mail mail) {
        Document page = Jsoup.parse(mail.render().html());
        assertThat(page.select("html").attr("lang")).isEqualTo(mail.language().getLanguage());
        assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
        assertThat(page.select("meta[name=color-scheme]").attr("content")).isEqualTo("light dark");
        assertThat(page.select("title").text()).isNotBlank();
        assertThat(page.select("table")).allMatch(table -> table.attr("role").equals("presentation"));
        assertThat(page.select("a.btn").size()).isLessThanOrEqualTo(1);
        assertThat(page.select("script, link, iframe, form, img, object")).isEmpty();
        assertThat(page.text()).contains("Sample Street 1");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void whatPeopleTypeStaysText(Mail mail) {
        MailContent plain = mail.render(value -> harmless(value) + "x");
        MailContent hostile = mail.render(value -> harmless(value) + PAYLOAD);
        assertThat(shape(hostile.html())).isEqualTo(shape(plain.html()));
        assertThat(hostile.subject().value() + hostile.text() + hostile.html()).doesNotContain("49");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void lineBreaksNeverReachTheSubject(Mail mail) {
        MailContent plain = mail.render(value -> harmless(value) + "BREAK");
        if (plain.subject().value().contains("BREAK")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> mail.render(value -> harmless(value) + "BREAK\r\nBcc: x@example.org\r\n\r\nBREAK"));
        }
    }

    /** Mails stored by the release before wait in the outbox while this one is installed; what they lack counts as no, or none. */
    @ParameterizedTest
    @MethodSource("mails")
    void whatWasAddedToAMailMayBeMissing(Mail mail) {
        Map<String, Object> sample = sample(mail.folder());
        Set<String> ever = SINCE_EVER.getOrDefault(mail.folder(), Set.of());
        assertThat(sample.keySet()).containsAll(ever);
        sample.entrySet().stream().filter(one -> !ever.contains(one.getKey())).forEach(one -> {
            @Nullable
            Object none = one.getValue() instanceof Number ? 0 : one.getValue() instanceof Boolean ? false : null;
            if (none != null) {
                Map<String, Object> before = new HashMap<>(sample);
                before.put(one.getKey(), none);
                MailContent said = mail.render(before);
                before.remove(one.getKey());
                assertThat(mail.render(before)).as(one.getKey()).isEqualTo(said);
            }
        });
    }

    @Test
    void unknownLanguagesGetEnglish() {
        assertThat(new Mail("goodbye", Locale.forLanguageTag("tlh")).render().html()).contains("lang=\"en\"");
        assertThat(new Mail("goodbye", Locale.forLanguageTag("de-AT")).render().html()).contains("lang=\"de\"");
    }

    @Test
    void missingValuesAndUnknownFoldersAreRefused() {
        MailTemplates templates = CONTEXT.getBean(MailTemplates.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.render("announcement", Locale.ENGLISH, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.render("../secret", Locale.ENGLISH, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.render("no-such-mail", Locale.ENGLISH, Map.of()));
    }

    @Test
    void endlessOutputIsStopped() {
        Map<String, Object> model = changed(sample("contact-reply"), value -> "word ".repeat(300_000));
        assertThatIllegalArgumentException().isThrownBy(
                () -> CONTEXT.getBean(MailTemplates.class).render("contact-reply", Locale.ENGLISH, model));
    }

    private static Map<String, Object> sample(String folder) {
        return JSON.readValue(FOLDERS.resolve(folder).resolve("sample.json").toFile(), new TypeReference<>() {
        });
    }

    /** The sample with every text replaced, except kinds, links and trusted HTML. */
    private static Map<String, Object> changed(Map<String, Object> values, UnaryOperator<Object> change) {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> {
            boolean fixed = Set.of("kind", "bodyHtml", "bodiesHtml", "links").contains(entry.getKey());
            return fixed ? entry.getValue() : changedValue(entry.getValue(), change);
        }));
    }

    @SuppressWarnings("unchecked")
    private static Object changedValue(Object value, UnaryOperator<Object> change) {
        return switch (value) {
            case Map<?, ?> map -> changed((Map<String, Object>) map, change);
            case List<?> list -> list.stream().map(item -> changedValue(item, change)).toList();
            case String text when !text.isEmpty() -> change.apply(text);
            default -> value;
        };
    }

    /** Without digits, which could form a 49, and without Markdown or line breaks, which make elements of their own. */
    private static String harmless(Object value) {
        return value.toString().replaceAll("[0-9\\n*\\[\\]()-]", "");
    }

    /** Every element with the names of its attributes, in order. */
    private static List<String> shape(String html) {
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.tagName()
                        + element.attributes().asList().stream().map(a -> a.getKey()).toList())
                .toList();
    }

    private static Properties messages(String folder, String suffix) throws IOException {
        Properties messages = new Properties();
        try (var reader = Files
                .newBufferedReader(FOLDERS.resolve(folder).resolve("messages" + suffix + ".properties"))) {
            messages.load(reader);
        }
        return messages;
    }

    private static Set<String> placeholders(Object message) {
        return Pattern.compile("\\{\\d}").matcher(message.toString()).results().map(hit -> hit.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

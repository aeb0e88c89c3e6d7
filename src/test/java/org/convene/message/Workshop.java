package org.convene.message;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.mail.MailTemplates;
import org.convene.mail.Markdown;
import org.convene.mail.Stationery;
import org.convene.site.Site;

/** The module with its two neighbours, and letters made of the templates’ samples. */
final class Workshop implements AutoCloseable {
    static final Path FOLDERS = Path.of("mail-templates");
    static final Instant DATE = Instant.parse("2026-11-21T09:05:03Z");
    static final ListId LIST = new ListId(new HeaderText("Cities, “Über” \"all\""), "cities", "example.org");
    /** Values of the samples that differ from recipient to recipient. */
    private static final Set<String> OWN = Set.of("links", "joinUrl", "answerUrl", "confirmUrl", "refuseUrl", "undoUrl",
            "url");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @ConfigurationPropertiesScan({"org.convene.mail", "org.convene.site"})
    @Import({Site.class, Markdown.class, MailTemplates.class, Stationery.class, Presses.class})
    static class Tools {}

    Workshop(String... settings) {
        TestPropertyValues.of("convene.public-url=https://convene.example.org", "convene.name=Open Network",
                "convene.mail.from=hello@example.org", "convene.postal-address=Sample Street 1, 10115 Berlin")
                .and(settings).applyTo(context);
        context.register(Tools.class);
        context.refresh();
    }

    MailTemplates templates() {
        return context.getBean(MailTemplates.class);
    }

    Press press(Letter letter) {
        return context.getBean(Presses.class).of(letter);
    }

    /** Each message rendered, as no press lives long enough to learn. */
    byte[] rendered(Letter letter, Addressee addressee) {
        return pressed(press(letter), addressee);
    }

    static byte[] pressed(Press press, Addressee addressee) {
        MessageBuffer buffer = new MessageBuffer();
        press.press(addressee, buffer);
        return buffer.written();
    }

    /** What the sample of a template says to everybody. */
    static Map<String, Object> shared(String template) {
        Map<String, Object> model = sample(template);
        model.keySet().removeAll(OWN);
        model.remove("recipient");
        return model;
    }

    static Letter letter(String template) {
        return letter(template, null);
    }

    static Letter letter(String template, @Nullable CalendarPart calendar) {
        return new Letter(template, shared(template), new HeaderText("Open Network"),
                new EmailAddress("moderators@example.org"), LIST, true, "4711:" + template + ":cities:convene",
                calendar);
    }

    /** The recipient’s part of a template’s sample, with this in all its texts. */
    static Addressee addressee(String template, String address, String name, Locale language, String inTexts) {
        Map<String, Object> values = sample(template);
        values.keySet().retainAll(OWN);
        Map<String, Object> own = new HashMap<>();
        values.forEach((key, value) -> own.put(key, with(inTexts, value)));
        own.putIfAbsent("links", Map.of());
        return new Addressee(address, name, language, own, "https://convene.example.org/unsubscribe/AQGX0bM3c2FtcGxl",
                null, "<0123456789abcdef@example.org>", "hello@example.org", DATE);
    }

    private static Object with(String more, Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream().collect(java.util.stream.Collectors.toMap(entry -> (String) entry.getKey(),
                        entry -> with(more, entry.getValue())))
                : value + more;
    }

    private static Map<String, Object> sample(String template) {
        return JSON.readValue(FOLDERS.resolve(template).resolve("sample.json").toFile(), new TypeReference<>() {
        });
    }

    static List<Locale> languages() {
        return org.convene.site.SiteProperties.LANGUAGES.stream().map(Locale::forLanguageTag).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}

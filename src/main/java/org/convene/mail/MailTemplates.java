package org.convene.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.convene.site.Site;
import org.convene.site.SiteProperties;

/**
 * Renders the folders of {@code mail-templates}: {@code subject.ftl}, {@code text.ftl} and {@code html.ftlh} with the
 * messages of the recipient's language. Besides the model, templates see {@code site} (name, url, postalAddress),
 * {@code recipient} (name, address), {@code links}, {@code lang}, {@code dir}, {@code text('key', …)} and
 * {@code markdown(text)}; some lists are put in words ({@link Enumerated}). Compiled once per start. What staff wrote in their
 * place ({@link Editions}) goes first; where that fails, what worked before it is used, and whoever keeps the editions is told.
 */
@Component
public class MailTemplates {
    private static final String HTML_ENDING = "Html";
    private static final int EXPECTED_HTML = 16 << 10;
    private static final int EXPECTED_TEXT = 4 << 10;
    private final TemplateFolders folders;
    private final OurFolders ours;
    private final Map<String, Object> words;
    private final EditedTemplates edited;
    private final Editions editions;
    private final Timer rendering;

    MailTemplates(Site site, Markdown markdown, MailProperties properties, ObjectProvider<Editions> editions,
            ObjectProvider<MeterRegistry> meters) {
        this.folders = new TemplateFolders(properties.templatesDir());
        Configuration html = TemplateEngine.html(folders.loader());
        Configuration text = TemplateEngine.text(folders.loader());
        this.ours = new OurFolders(folders, text, html);
        this.edited = new EditedTemplates(text, html);
        this.editions = editions.getIfAvailable(NoEditions::new);
        this.rendering = Timer.builder("convene.mail.render")
                .description("Mails rendered, which most are not: they are filled in")
                .register(meters.getIfAvailable(SimpleMeterRegistry::new));
        html.setSharedVariable("markdown",
                new MarkdownWords(markdown::mailHtml, HTMLOutputFormat.INSTANCE::fromMarkup));
        text.setSharedVariable("markdown", new MarkdownWords(markdown::text, SimpleScalar::new));
        this.words = Map.of("site", Stationery.words(site, null), "recipient", Map.of("name", "", "address", ""),
                "links", Map.of());
    }

    /**
     * Renders one mail.
     *
     * @param template folder name, for example {@code welcome}; {@code welcome@<id>} for one version of what staff wrote
     * @param language the recipient's; falls back to English where a language is not shipped
     * @param model plain maps, lists, strings, numbers and booleans; see {@link MailModel}. Texts are escaped in the HTML
     *            part, except top-level ones, and lists of them, whose name ends in {@code Html}: these must come from {@link Markdown#mailHtml}
     * @throws IllegalArgumentException when the template fails on these values
     */
    public MailContent render(String template, Locale language, Map<String, ?> model) {
        long begin = System.nanoTime();
        try {
            return best(template, language, model);
        } finally {
            rendering.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    /** What staff wrote, where that works; ours otherwise. */
    private MailContent best(String template, Locale language, Map<String, ?> model) {
        List<Edition> failing = new ArrayList<>();
        List<TemplateFault> faults = new ArrayList<>();
        for (Edition edition : editions(template, language)) {
            try {
                MailContent content = edited(edition, model).content();
                tell(failing, faults);
                return content;
            } catch (IllegalArgumentException failed) {
                failing.add(edition);
                faults.add(TemplateFault.of(failed));
            }
        }
        MailContent content = ours(plain(template), language, model);
        tell(failing, faults);
        return content;
    }

    /** Only of those that fail where another one does not: a value that makes no mail at all is nobody's fault. */
    private void tell(List<Edition> failing, List<TemplateFault> faults) {
        boolean stopping = Thread.currentThread().isInterrupted();
        for (int i = 0; i < failing.size() && !stopping; i++) {
            editions.failed(failing.get(i), faults.get(i));
        }
    }

    private MailContent ours(String template, Locale language, Map<String, ?> model) {
        try {
            return shippedSource(template, language, model).content();
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException("mail template " + template + " fails", failed);
        }
    }

    /**
     * Renders without the last touches, as {@link #render} does, and tries nothing else when it fails.
     *
     * @param model may hold {@linkplain #mark marks}
     */
    public MailSource source(String template, Locale language, Map<String, ?> model) {
        List<Edition> all = editions(template, language);
        return all.isEmpty() ? shippedSource(plain(template), language, model) : edited(all.getFirst(), model);
    }

    /**
     * Renders what staff wrote, whether it is in use or not.
     *
     * @throws FaultyTemplate when it fails on these values, or takes too long
     */
    public MailContent attempt(Edition edition, Map<String, ?> model) {
        try {
            return edited(edition, model).content();
        } catch (FaultyTemplate faulty) {
            throw faulty;
        } catch (IllegalArgumentException unfit) {
            throw new FaultyTemplate(new TemplateFault("subject", 1, 1, TemplateFault.NO_SUBJECT),
                    unfit);
        }
    }

    /**
     * The subject alone, of a mail that was sent before; nobody is told when it fails.
     *
     * @return empty when the template makes no subject of these values
     */
    public Optional<String> subject(String template, Locale language, Map<String, ?> model) {
        try {
            List<Edition> all = editions(template, language);
            String subject = all.isEmpty()
                    ? shippedSubject(plain(template), language, model)
                    : editedSubject(all.getFirst(), model);
            return Optional.of(MailSource.subject(subject).value()).filter(text -> !text.isBlank());
        } catch (TemplateException | IOException | RuntimeException | StackOverflowError unfit) {
            return Optional.empty();
        }
    }

    private String shippedSubject(String template, Locale language, Map<String, ?> model)
            throws TemplateException, IOException {
        OurFolders.Folder folder = ours.of(template, shipped(language));
        return rendered(folder.subject(), values(folder.words(), model), EXPECTED_TEXT);
    }

    private String editedSubject(Edition edition, Map<String, ?> model) {
        Template subject = edited.of(edition).subject();
        return EditedTemplates.within(() -> rendered(subject, editedValues(edition, model), EXPECTED_TEXT));
    }

    /** Another number after every change of what staff wrote: what was made of the templates before is out of date. */
    public long revision() {
        return editions.revision();
    }

    /** One of our own mails, to be looked at; empty when there is none of this name. */
    public Optional<ShippedMail> shipped(String template, String language) {
        if (!template.matches(OurFolders.NAME) || folders.source(template + "/subject.ftl").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShippedMail(template, language, folders.source(template + "/subject.ftl"),
                folders.source(template + "/text.ftl"), folders.source(template + "/html.ftlh"),
                folders.messages(template, language), folders.messages("_layout", language),
                folders.missing(template, language)));
    }

    /** The example that comes with one of our mails, as JSON. */
    public String sample(String template) {
        return folders.source(template + "/sample.json");
    }

    private List<Edition> editions(String template, Locale language) {
        int at = template.indexOf('@');
        return at < 0
                ? editions.of(template, shipped(language))
                : editions.byId(UUID.fromString(template.substring(at + 1))).stream().toList();
    }

    private static String plain(String template) {
        int at = template.indexOf('@');
        return at < 0 ? template : template.substring(0, at);
    }

    private MailSource edited(Edition edition, Map<String, ?> model) {
        EditedTemplates.Compiled parts = edited.of(edition);
        return EditedTemplates.within(() -> {
            Map<String, Object> values = editedValues(edition, model);
            return new MailSource(rendered(parts.subject(), values, EXPECTED_TEXT),
                    rendered(parts.text(), values, EXPECTED_TEXT), html(parts.html(), values));
        });
    }

    private Map<String, Object> editedValues(Edition edition, Map<String, ?> model) throws TemplateModelException {
        return values(ours.words(edition.mail(), edition.language(), edition.words()), model);
    }

    private MailSource shippedSource(String template, Locale language, Map<String, ?> model) {
        try {
            OurFolders.Folder folder = ours.of(template, shipped(language));
            Map<String, Object> values = values(folder.words(), model);
            return new MailSource(rendered(folder.subject(), values, EXPECTED_TEXT),
                    rendered(folder.text(), values, EXPECTED_TEXT), html(folder.html(), values));
        } catch (TemplateException | IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            throw new IllegalArgumentException("mail template " + template + " fails", failed);
        }
    }

    /**
     * A text that a template may print and ask for being there, but not look into: comparing, measuring or changing it makes
     * the template fail. Shows where in a mail a value goes, and that nothing else hangs on it.
     */
    public static Object mark(String text) {
        return MailTexts.mark(text);
    }

    /** The language that mail for this one is in. */
    public static String shipped(Locale language) {
        String code = language.getLanguage();
        return SiteProperties.LANGUAGES.contains(code) ? code : SiteProperties.LANGUAGES.getFirst();
    }

    private String html(Template template, Map<String, Object> values) throws TemplateException, IOException {
        return Stationery.coloured(rendered(template, values, EXPECTED_HTML), values.get("site"), words.get("site"));
    }

    private static String rendered(Template template, Map<String, Object> values, int expected)
            throws TemplateException, IOException {
        CappedWriter out = new CappedWriter(expected);
        template.process(values, out);
        return out.toString();
    }

    private Map<String, Object> values(Map<String, Object> own, Map<String, ?> model) throws TemplateModelException {
        Map<String, Object> values = new HashMap<>(words);
        Locale language = Locale.forLanguageTag(String.valueOf(own.get("lang")));
        for (Map.Entry<String, Object> entry : Enumerated.in(language, model).entrySet()) {
            boolean markup = entry.getKey().endsWith(HTML_ENDING);
            Object value = entry.getValue();
            values.put(entry.getKey(), markup ? markup(value) : value);
        }
        values.putAll(own);
        return values;
    }

    private static Object markup(Object value) throws TemplateModelException {
        if (value instanceof List<?> pieces) {
            List<Object> whole = new ArrayList<>();
            for (Object piece : pieces) {
                whole.add(markup(piece));
            }
            return whole;
        }
        return value instanceof String text ? HTMLOutputFormat.INSTANCE.fromMarkup(text) : value;
    }
}

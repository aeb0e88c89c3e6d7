package org.convene.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import org.springframework.stereotype.Component;

import org.convene.site.Site;
import org.convene.site.SiteProperties;

/**
 * Renders the folders of {@code mail-templates}: {@code subject.ftl}, {@code text.ftl} and {@code html.ftlh} with the
 * messages of the recipient's language. Besides the model, templates see {@code site} (name, url, postalAddress),
 * {@code recipient} (name, address), {@code links}, {@code lang}, {@code dir}, {@code text('key', …)} and
 * {@code markdown(text)}. Compiled once per start.
 */
@Component
public class MailTemplates {
    private static final String HTML_ENDING = "Html";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");
    private static final int EXPECTED_HTML = 16 << 10;
    private static final int EXPECTED_TEXT = 4 << 10;
    private final TemplateFolders folders;
    private final Configuration html;
    private final Configuration text;
    private final Map<String, Object> words;
    private final Map<String, Folder> known = new ConcurrentHashMap<>();

    private record Folder(Template subject, Template text, Template html, Map<String, Object> words) {}

    MailTemplates(Site site, Markdown markdown, MailProperties properties) {
        this.folders = new TemplateFolders(properties.templatesDir());
        this.html = TemplateEngine.html(folders.loader());
        this.text = TemplateEngine.text(folders.loader());
        this.html.setSharedVariable("markdown",
                new MarkdownWords(markdown::mailHtml, HTMLOutputFormat.INSTANCE::fromMarkup));
        this.text.setSharedVariable("markdown", new MarkdownWords(markdown::text, SimpleScalar::new));
        this.words = Map.of("site", Map.of("name", site.name(), "url", site.publicUrl().toString(), "postalAddress",
                site.postalAddress(), "brand", site.brandColour(), "brandOnDark",
                MailColours.onDark(site.brandColour())),
                "recipient", Map.of("name", "", "address", ""), "links", Map.of());
    }

    /**
     * Renders one mail.
     *
     * @param template folder name, for example {@code welcome}
     * @param language the recipient's; falls back to English where a language is not shipped
     * @param model plain maps, lists, strings, numbers and booleans; see {@link MailModel}. Texts are escaped in the HTML
     *            part, except top-level ones, and lists of them, whose name ends in {@code Html}: these must come from {@link Markdown#mailHtml}
     * @throws IllegalArgumentException when the template fails on these values
     */
    public MailContent render(String template, Locale language, Map<String, ?> model) {
        try {
            return source(template, language, model).content();
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException("mail template " + template + " fails", failed);
        }
    }

    /**
     * Renders without the last touches, as {@link #render} does.
     *
     * @param model may hold {@linkplain #mark marks}
     */
    public MailSource source(String template, Locale language, Map<String, ?> model) {
        try {
            Folder folder = folder(template, shipped(language));
            Map<String, Object> values = values(folder, model);
            return new MailSource(rendered(folder.subject(), values, EXPECTED_TEXT),
                    rendered(folder.text(), values, EXPECTED_TEXT), rendered(folder.html(), values, EXPECTED_HTML));
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

    private static String rendered(Template template, Map<String, Object> values, int expected)
            throws TemplateException, IOException {
        CappedWriter out = new CappedWriter(expected);
        template.process(values, out);
        return out.toString();
    }

    private Map<String, Object> values(Folder folder, Map<String, ?> model) throws TemplateModelException {
        Map<String, Object> values = new HashMap<>(words);
        for (Map.Entry<String, ?> entry : model.entrySet()) {
            boolean markup = entry.getKey().endsWith(HTML_ENDING);
            Object value = entry.getValue();
            values.put(entry.getKey(), markup ? markup(value) : value);
        }
        values.putAll(folder.words());
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

    private Folder folder(String name, String language) throws IOException {
        String key = name + "/" + language;
        Folder folder = known.get(key);
        if (folder == null) {
            folder = load(name, language);
            known.put(key, folder);
        }
        return folder;
    }

    private Folder load(String name, String language) throws IOException {
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("no mail template of this name");
        }
        Map<String, String> messages = new HashMap<>(folders.messages("_layout", language));
        messages.putAll(folders.messages(name, language));
        Map<String, Object> own = Map.of("text", new MailTexts(messages), "lang", language, "dir",
                RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
        return new Folder(text.getTemplate(name + "/subject.ftl"), text.getTemplate(name + "/text.ftl"),
                html.getTemplate(name + "/html.ftlh"), own);
    }
}

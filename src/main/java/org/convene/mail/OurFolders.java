package org.convene.mail;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import freemarker.template.Configuration;
import freemarker.template.Template;

/** The mails that come with the software, each compiled once a start, and the words of all mails. */
final class OurFolders {
    static final String NAME = "[a-z][a-z-]*";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");
    private final TemplateFolders folders;
    private final Configuration text;
    private final Configuration html;
    private final Map<String, Folder> known = new ConcurrentHashMap<>();

    OurFolders(TemplateFolders folders, Configuration text, Configuration html) {
        this.folders = folders;
        this.text = text;
        this.html = html;
    }

    /** One mail in one language. */
    record Folder(Template subject, Template text, Template html, Map<String, Object> words) {}

    /** @throws IllegalArgumentException when there is none of this name */
    Folder of(String name, String language) throws IOException {
        String key = name + "/" + language;
        Folder folder = known.get(key);
        if (folder == null) {
            folder = load(name, language);
            known.put(key, folder);
        }
        return folder;
    }

    private Folder load(String name, String language) throws IOException {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("no mail template of this name");
        }
        return new Folder(text.getTemplate(name + "/subject.ftl"), text.getTemplate(name + "/text.ftl"),
                html.getTemplate(name + "/html.ftlh"), words(name, language, Map.of()));
    }

    /** What a template sees of its language. @param others in place of ours, by key */
    Map<String, Object> words(String name, String language, Map<String, String> others) {
        Map<String, String> messages = new HashMap<>(folders.messages("_layout", language));
        messages.putAll(folders.messages(name, language));
        messages.putAll(others);
        return Map.of("text", new MailTexts(messages), "lang", language, "dir",
                RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
    }
}

package org.convene.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wrote: the halves of a mail and its words.
 *
 * @param words lines of {@code key=text}; a key that is missing has our text
 */
public record TemplateSource(String subject, String text, String html, String words) {
    /** Characters of all four together. */
    static final int LIMIT = 64 << 10;

    public TemplateSource {
        subject = unix(subject);
        text = unix(text);
        html = unix(html);
        words = unix(words);
    }

    private static String unix(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    }

    int length() {
        return subject.length() + text.length() + html.length() + words.length();
    }

    String part(Part part) {
        return switch (part) {
            case SUBJECT -> subject;
            case TEXT -> text;
            case HTML -> html;
            case WORDS -> words;
        };
    }

    Map<String, String> wordMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String line : words.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                map.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        }
        return map;
    }

    static String wordLines(Map<String, String> words) {
        List<String> lines = new ArrayList<>();
        words.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(word -> lines.add(word.getKey() + "=" + word.getValue().replaceAll("\\R", " ")));
        return String.join("\n", lines);
    }
}

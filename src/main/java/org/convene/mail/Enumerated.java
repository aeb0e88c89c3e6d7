package org.convene.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.convene.site.Listed;

/**
 * Names that each language puts in words of its own: what a model holds as the list {@code groupListed}, templates see as the
 * text {@code group}, “Cities and Schools”.
 */
public final class Enumerated {
    private static final String ENDING = "Listed";

    private Enumerated() {}

    /** Whether a value of this name is a list that is put in words. */
    public static boolean is(String name) {
        return name.endsWith(ENDING);
    }

    /** The name under which templates see it. */
    public static String seenAs(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    /** The values as templates in this language see them. */
    static Map<String, Object> in(Locale language, Map<?, ?> values) {
        Map<String, Object> seen = new HashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (is(name) && value instanceof List<?> names) {
                seen.put(seenAs(name), Listed.of(names.stream().map(String::valueOf).toList(), language));
            } else {
                seen.put(name, value instanceof List<?> list ? in(language, list) : value);
            }
        });
        return seen;
    }

    private static List<?> in(Locale language, List<?> values) {
        boolean some = values.stream().anyMatch(one -> one instanceof Map<?, ?> map
                && map.keySet().stream().anyMatch(name -> is(String.valueOf(name))));
        return some
                ? values.stream().map(one -> one instanceof Map<?, ?> map ? in(language, map) : one).toList()
                : values;
    }
}

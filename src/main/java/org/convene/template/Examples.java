package org.convene.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** A mail’s example, and what else may come in its place. */
final class Examples {
    /** Texts that choose among words, and links, are never anything else. */
    private static final Set<String> FIXED = Set.of("kind", "what");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'> x=1 <b>&amp;${7*7}";

    private Examples() {}

    /** Values that look like markup and like template. */
    static Map<String, Object> hostile(Map<String, Object> example) {
        return changed(example, text -> harmless(text) + HOSTILE);
    }

    /** The same without anything special in them, to compare. */
    static Map<String, Object> harmless(Map<String, Object> example) {
        return changed(example, text -> harmless(text) + "x");
    }

    /** Nothing is there that may be missing. */
    static Map<String, Object> bare(Map<String, Object> example) {
        return changed(example, text -> "");
    }

    /** Every list is long. */
    static Map<String, Object> plenty(Map<String, Object> example) {
        Map<String, Object> all = new LinkedHashMap<>();
        example.forEach((name, value) -> all.put(name, value instanceof List<?> list ? repeated(list) : value));
        return all;
    }

    private static List<Object> repeated(List<?> list) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 50 && !list.isEmpty(); i++) {
            all.add(list.get(i % list.size()));
        }
        return all;
    }

    /** The links of an example whose loss would make the mail useless or unlawful. */
    static Set<String> links(Map<String, Object> example) {
        Set<String> links = new TreeSet<>();
        example.forEach((name, value) -> {
            if (name.equals("links") && value instanceof Map<?, ?> map) {
                map.values().forEach(link -> links.add(link.toString()));
            } else if (value instanceof String text && Set.of("url", "confirmUrl", "joinUrl").contains(name)
                    && link(text)) {
                links.add(text);
            }
        });
        return links;
    }

    private static boolean link(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private static String harmless(String text) {
        return text.replaceAll("[0-9\\n*\\[\\]()<>_`#-]", "");
    }

    private static Map<String, Object> changed(Map<?, ?> values, UnaryOperator<String> change) {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = key.toString();
            boolean fixed = FIXED.contains(name) || name.endsWith("Html") || name.equals("links");
            all.put(name, fixed || value == null ? String.valueOf(value) : one(value, change));
            if (fixed && value != null) {
                all.put(name, value);
            }
        });
        return all;
    }

    private static Object one(@Nullable Object value, UnaryOperator<String> change) {
        return switch (value) {
            case Map<?, ?> map -> changed(map, change);
            case List<?> list -> list.stream().map(item -> one(item, change)).toList();
            case String text when !text.isEmpty() && !link(text) -> change.apply(text);
            case null -> "";
            default -> value;
        };
    }
}

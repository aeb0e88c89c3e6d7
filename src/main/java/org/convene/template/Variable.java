package org.convene.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One value that a template may print or ask for.
 *
 * @param path as written in the template; {@code groups[].name} is the name of each group
 * @param kind in words
 * @param example shortened; empty for lists
 */
public record Variable(String path, String kind, String example) {
    private static final int LONGEST = 60;

    static List<Variable> of(Shape.Named root, Map<String, Object> example) {
        List<Variable> all = new ArrayList<>();
        root.fields().forEach((name, shape) -> add(name, shape, example.get(name), all));
        return all;
    }

    Variable with(String other) {
        return new Variable(path, kind, shortened(other));
    }

    private static void add(String path, Shape shape, @Nullable Object example, List<Variable> all) {
        switch (shape) {
            case Shape.Plain plain -> all.add(new Variable(path, plain.kind(), shortened(example)));
            case Shape.Named named -> named.fields().forEach((name, field) -> add(path + "." + name, field,
                    example instanceof Map<?, ?> map ? map.get(name) : null, all));
            case Shape.Several several -> {
                all.add(new Variable(path, "list", ""));
                add(path + "[]", several.of(),
                        example instanceof List<?> list && !list.isEmpty() ? list.getFirst() : null, all);
            }
        }
    }

    private static String shortened(@Nullable Object example) {
        String text = example == null ? "" : example.toString().strip().replaceAll("\\s+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}

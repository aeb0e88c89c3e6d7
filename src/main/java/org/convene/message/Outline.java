package org.convene.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import org.convene.mail.MailTemplates;

/**
 * What recipients have to have in common for their mails to differ only in the texts put in: language, which values there
 * are, which of them are empty, and whatever is not one line of text (paragraphs, numbers, lists) itself.
 */
final class Outline {
    /** Values under these endings are markup, see {@link MailTemplates#render}; they are compared whole. */
    private static final String MARKUP = "Html";
    /** Path of the recipient’s address, which is never compared. */
    static final String ADDRESS = "recipient.address";
    private static final String NAME = "recipient.name";
    private final String language;
    private final Tree values;
    private final Form name;
    private final List<String> paths;

    private Outline(String language, Tree values, Form name, List<String> paths) {
        this.language = language;
        this.values = values;
        this.name = name;
        this.paths = List.copyOf(paths);
    }

    /** The form of one value. */
    private sealed interface Form {}

    /** A text that differs from recipient to recipient. */
    private record Slot(int number) implements Form {}

    /** The same for all. */
    private record Same(@Nullable Object value) implements Form {}

    private record Tree(String[] keys, Form[] forms) implements Form {}

    /** @param looked paths of the texts that the template looks into: these are compared whole */
    static Outline of(Addressee addressee, Set<String> looked) {
        List<String> paths = new ArrayList<>(List.of(ADDRESS));
        Form name = text(addressee.name(), NAME, paths);
        Tree values = tree(addressee.values(), "", looked, paths);
        return new Outline(MailTemplates.shipped(addressee.language()), values, name, paths);
    }

    /** What tells most outlines apart comes first, what takes longest to compare last. */
    private static Tree tree(Map<?, ?> map, String path, Set<String> looked, List<String> paths) {
        String[] keys = map.keySet().stream().map(String::valueOf)
                .sorted(Comparator.<String>comparingInt(key -> weight(map.get(key))).thenComparing(key -> key))
                .toArray(String[]::new);
        Form[] forms = new Form[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Object value = map.get(keys[i]);
            String own = path + keys[i];
            boolean whole = looked.contains(own) || own.endsWith(MARKUP);
            forms[i] = switch (value) {
                case Map<?, ?> inner -> tree(inner, own + ".", looked, paths);
                case String text when !whole -> text(text, own, paths);
                case null, default -> new Same(value);
            };
        }
        return new Tree(keys, forms);
    }

    private static int weight(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> 1;
            case String text -> 2;
            case null, default -> 0;
        };
    }

    private static Form text(String text, String path, List<String> paths) {
        if (!plain(text)) {
            return new Same(text);
        }
        paths.add(path);
        return new Slot(paths.size() - 1);
    }

    /** Number of texts that are a recipient’s own. */
    int slots() {
        return paths.size();
    }

    /** Where the texts come from, in the order of their slots. */
    List<String> paths() {
        return paths;
    }

    String language() {
        return language;
    }

    /**
     * Whether this recipient’s mail has this outline, and plain texts only in the slots, which are noted.
     *
     * @param shipped the language the recipient’s mail is in
     */
    boolean matches(Addressee addressee, String shipped, Filling filling) {
        return language.equals(shipped) && note(0, addressee.address(), filling)
                && matches(name, addressee.name(), filling) && matches(values, addressee.values(), filling);
    }

    private static boolean matches(Form form, @Nullable Object value, Filling filling) {
        return switch (form) {
            case Slot slot -> value instanceof String text && note(slot.number(), text, filling);
            case Same same -> Objects.equals(same.value(), value);
            case Tree tree -> value instanceof Map<?, ?> map && matches(tree, map, filling);
        };
    }

    private static boolean matches(Tree tree, Map<?, ?> map, Filling filling) {
        if (map.size() != tree.keys().length) {
            return false;
        }
        for (int i = 0; i < tree.keys().length; i++) {
            String key = tree.keys()[i];
            Object value = map.get(key);
            if ((value == null && !map.containsKey(key)) || !matches(tree.forms()[i], value, filling)) {
                return false;
            }
        }
        return true;
    }

    private static boolean note(int slot, String text, Filling filling) {
        filling.value(slot, text);
        return plain(text);
    }

    /** Whether a text stays one line and one visible text wherever it is put in. */
    static boolean plain(String text) {
        boolean visible = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit > '~') {
                if (Character.isISOControl(unit) || unit == 0x2028 || unit == 0x2029) {
                    return false;
                }
                if (Character.isHighSurrogate(unit) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(unit)) {
                    return false;
                }
            }
            visible |= !Character.isWhitespace(unit);
        }
        return visible;
    }

    /** The values with marks in the slots, and what else the template sees of the recipient. */
    Map<String, Object> marked(IntFunction<Object> marks) {
        Map<String, Object> model = marked(values, marks);
        Object said = name instanceof Slot slot ? marks.apply(slot.number()) : "";
        model.put("recipient", Map.of("name", said, "address", marks.apply(0)));
        return model;
    }

    private static Map<String, Object> marked(Tree tree, IntFunction<Object> marks) {
        Map<String, Object> model = new HashMap<>();
        for (int i = 0; i < tree.keys().length; i++) {
            model.put(tree.keys()[i], switch (tree.forms()[i]) {
                case Slot slot -> marks.apply(slot.number());
                case Same same -> same.value();
                case Tree inner -> marked(inner, marks);
            });
        }
        return model;
    }
}

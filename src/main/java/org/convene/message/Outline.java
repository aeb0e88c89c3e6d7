package org.convene.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import org.convene.mail.MailTemplates;

/**
 * What recipients have to have in common for their mails to differ only in the texts put in: language, which values there
 * are, which of them are empty, and whatever is not a plain text (numbers, lists) itself.
 */
final class Outline {
    /** Values under these endings are markup, see {@link MailTemplates#render}; they are compared whole. */
    private static final String MARKUP = "Html";
    private final String language;
    private final Tree values;
    private final Form name;
    private final int slots;

    private Outline(String language, Tree values, Form name, int slots) {
        this.language = language;
        this.values = values;
        this.name = name;
        this.slots = slots;
    }

    /** The form of one value. */
    private sealed interface Form {}

    /** A text that differs from recipient to recipient. */
    private record Slot(int number) implements Form {}

    /** The same for all. */
    private record Same(@Nullable Object value) implements Form {}

    private record Tree(String[] keys, Form[] forms) implements Form {}

    static Outline of(Addressee addressee) {
        AtomicInteger slots = new AtomicInteger(1);
        Form name = text(addressee.name(), slots);
        Tree values = tree(addressee.values(), slots);
        return new Outline(MailTemplates.shipped(addressee.language()), values, name, slots.get());
    }

    private static Tree tree(Map<?, ?> map, AtomicInteger slots) {
        String[] keys = map.keySet().stream().map(String::valueOf).sorted().toArray(String[]::new);
        Form[] forms = new Form[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Object value = map.get(keys[i]);
            boolean markup = keys[i].endsWith(MARKUP);
            forms[i] = switch (value) {
                case Map<?, ?> inner -> tree(inner, slots);
                case String text when !markup -> text(text, slots);
                case null, default -> new Same(value);
            };
        }
        return new Tree(keys, forms);
    }

    private static Form text(String text, AtomicInteger slots) {
        return text.isEmpty() ? new Same(text) : new Slot(slots.getAndIncrement());
    }

    /** Number of texts that are a recipient’s own. */
    int slots() {
        return slots;
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

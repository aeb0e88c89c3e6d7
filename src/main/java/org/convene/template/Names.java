package org.convene.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the names at one place of a template stand for. */
final class Names {
    private final Deque<Map<String, Shape>> scopes = new ArrayDeque<>();
    private final Set<String> loops = new HashSet<>();
    private final Set<String> layouts = new HashSet<>();
    private final Map<String, String> words;

    /** @param words every text of the mail's language by key */
    Names(Shape.Named model, Map<String, String> words) {
        this.words = words;
        scopes.push(new HashMap<>(model.fields()));
    }

    @Nullable
    Shape find(String name) {
        for (Map<String, Shape> scope : scopes) {
            Shape shape = scope.get(name);
            if (shape != null) {
                return shape;
            }
        }
        return null;
    }

    /** Names that could have been meant. */
    Set<String> known() {
        Set<String> all = new java.util.TreeSet<>();
        scopes.forEach(scope -> all.addAll(scope.keySet()));
        return all;
    }

    void set(String name, Shape shape) {
        scopes.getLast().put(name, shape);
    }

    void enter(String name, Shape shape) {
        scopes.push(new HashMap<>(Map.of(name, shape)));
        loops.add(name);
    }

    void leave() {
        scopes.pop().keySet().forEach(loops::remove);
    }

    boolean loop(String name) {
        return loops.contains(name);
    }

    int depth() {
        return scopes.size() - 1;
    }

    void open(String layout) {
        layouts.add(layout);
    }

    boolean layout(String name) {
        return layouts.contains(name);
    }

    @Nullable
    String word(String key) {
        return words.get(key);
    }

    boolean wordsBegin(String prefix) {
        return words.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }
}

package org.convene.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression in the pieces its grammar knows, read one after the other. */
final class Tokens {
    private static final Pattern TOKEN = Pattern
            .compile("\\s*+(?:(?<name>[A-Za-z_][A-Za-z0-9_]*+)|(?<number>[0-9]{1,6}+)"
                    + "|(?<words>\"[^\"\\\\]*+\"|'[^'\\\\]*+')|(?<sign>\\?\\?|==|!=|&&|\\|\\||[?.(),\\[\\]!+=/]))\\s*+");
    private final List<String> tokens = new ArrayList<>();
    private final int line;
    private int next;

    Tokens(String text, int line) {
        this.line = line;
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                if (text.substring(at).isBlank()) {
                    break;
                }
                throw refused("sign", text.substring(at).strip().codePoints().limit(1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString(),
                        shortened(text));
            }
            add(matcher);
            at = matcher.end();
        }
    }

    private void add(Matcher matcher) {
        String words = matcher.group("words");
        if (words != null && (words.contains("${") || words.contains("#{"))) {
            throw refused("in-quotes");
        }
        tokens.add(matcher.group().strip());
    }

    private static String shortened(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }

    Refused refused(String key, Object... values) {
        return new Refused(line, key, values);
    }

    boolean done() {
        return next == tokens.size();
    }

    /** Empty at the end. */
    String peek() {
        return done() ? "" : tokens.get(next);
    }

    String take() {
        if (done()) {
            throw refused("end");
        }
        return tokens.get(next++);
    }

    boolean skip(String token) {
        boolean there = peek().equals(token);
        next += there ? 1 : 0;
        return there;
    }

    void want(String token) {
        if (!skip(token)) {
            throw done() ? refused("missing", token) : refused("expected", token, peek());
        }
    }

    /** @return a name */
    String name() {
        String token = take();
        if (!name(token)) {
            throw refused("name", token);
        }
        return token;
    }

    static boolean name(String token) {
        return !token.isEmpty() && (Character.isLetter(token.charAt(0)) || token.charAt(0) == '_');
    }

    static boolean quoted(String token) {
        return !token.isEmpty() && (token.charAt(0) == '"' || token.charAt(0) == '\'');
    }
}

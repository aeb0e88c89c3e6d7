package org.convene.template;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may stand in {@code ${…}} and in conditions: values the mail has, comparisons, some built-ins, {@code text()},
 * {@code markdown()} and the functions of our layout. Nothing here can build a text longer than its pieces, repeat itself or
 * reach beyond the values. Tells what the expression comes to.
 */
final class Expression {
    private static final int DEEPEST = 20;
    private static final String LIST = "<#list …>";
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Set<String> TO_WORDS = Set.of("trim", "upper_case", "lower_case", "cap_first", "uncap_first",
            "c");
    private static final Set<String> TO_FLAG = Set.of("has_content", "has_next", "is_first", "is_last");
    private static final Set<String> ASKS = Set.of("contains", "starts_with", "ends_with");
    private static final Set<String> COMPARES = Set.of("gt", "lt", "gte", "lte");
    /** What our layout computes. */
    private static final Map<String, Integer> FUNCTIONS = Map.of("meeting.first", 0, "meeting.what", 0, "meeting.told",
            1, "meeting.several", 0);
    private final Tokens tokens;
    private final Names names;
    private int depth;

    Expression(Tokens tokens, Names names) {
        this.tokens = tokens;
        this.names = names;
    }

    /** One whole expression. */
    static Shape of(String text, int line, Names names) {
        Tokens tokens = new Tokens(text, line);
        Shape shape = new Expression(tokens, names).read();
        if (!tokens.done()) {
            throw tokens.refused("unexpected", tokens.peek());
        }
        return shape;
    }

    Shape read() {
        if (++depth > DEEPEST) {
            throw tokens.refused("deep");
        }
        Shape first = compared();
        while (tokens.skip("||") || tokens.skip("&&")) {
            compared();
            first = Shape.FLAG;
        }
        depth--;
        return first;
    }

    private Shape compared() {
        Shape first = unary();
        String sign = tokens.peek();
        if (COMPARES.contains(sign) || sign.equals("==") || sign.equals("!=")) {
            tokens.take();
            unary();
            return Shape.FLAG;
        }
        return first;
    }

    private Shape unary() {
        if (!tokens.skip("!")) {
            return postfix();
        }
        if (++depth > DEEPEST) {
            throw tokens.refused("deep");
        }
        unary();
        depth--;
        return Shape.FLAG;
    }

    private Shape postfix() {
        String first = tokens.peek();
        Shape shape = primary();
        String path = first;
        while (true) {
            if (tokens.skip(".")) {
                String name = tokens.name();
                path += "." + name;
                shape = field(shape, name, path);
            } else if (tokens.skip("[")) {
                path += "[]";
                shape = item(shape, path);
            } else if (tokens.skip("!")) {
                otherwise();
            } else if (tokens.skip("??")) {
                shape = Shape.FLAG;
            } else if (tokens.skip("?")) {
                shape = builtIn(shape, first);
            } else {
                return shape;
            }
        }
    }

    /** What stands for a value that is not there: nothing at all, or words. */
    private void otherwise() {
        if (tokens.skip("[")) {
            tokens.want("]");
        } else if (!Tokens.quoted(tokens.take())) {
            throw tokens.refused("otherwise");
        }
    }

    private Shape item(Shape shape, String path) {
        String which = tokens.take();
        boolean turn = names.loop(which) && tokens.skip("?") && tokens.skip("index");
        if (!turn && !which.matches("[0-9]+")) {
            throw tokens.refused("index", LIST);
        }
        tokens.want("]");
        if (shape instanceof Shape.Several several) {
            return several.of();
        }
        if (shape != Shape.ANY) {
            throw tokens.refused("no-list", path.replace("[]", ""));
        }
        return shape;
    }

    private Shape field(Shape shape, String name, String path) {
        if (shape == Shape.ANY) {
            return shape;
        }
        Shape field = shape instanceof Shape.Named named ? named.fields().get(name) : null;
        if (field == null) {
            throw shape instanceof Shape.Named named
                    ? tokens.refused("no-value-but", path, String.join(", ", named.fields().keySet()))
                    : tokens.refused("no-value", path);
        }
        return field;
    }

    private Shape primary() {
        String token = tokens.take();
        if (token.equals("(")) {
            Shape inner = read();
            tokens.want(")");
            return inner;
        }
        if (Tokens.quoted(token) || token.equals("true") || token.equals("false")) {
            return Tokens.quoted(token) ? Shape.WORDS : Shape.FLAG;
        }
        if (Character.isDigit(token.charAt(0))) {
            return Shape.NUMBER;
        }
        if (!Tokens.name(token)) {
            throw tokens.refused("unexpected", token);
        }
        return tokens.peek().equals("(") ? call(token) : named(token);
    }

    private Shape named(String name) {
        if (names.layout(name)) {
            tokens.want(".");
            String function = name + "." + tokens.name();
            return function(function);
        }
        Shape shape = names.find(name);
        if (shape == null) {
            throw tokens.refused("no-value-but", name, String.join(", ", names.known()));
        }
        return shape;
    }

    private Shape function(String function) {
        Integer arguments = FUNCTIONS.get(function);
        if (arguments == null) {
            throw tokens.refused("unknown", function);
        }
        tokens.want("(");
        arguments(arguments, arguments);
        return function.equals("meeting.told") ? Shape.FLAG : Shape.WORDS;
    }

    private Shape call(String function) {
        tokens.want("(");
        if (function.equals("text")) {
            return text();
        }
        if (function.equals("markdown")) {
            arguments(1, 1);
            return Shape.MARKUP;
        }
        throw tokens.refused("unknown", function + "(…)");
    }

    /** The key may be a value, or put together of a beginning and one: it is looked up when the mail is made. */
    private Shape text() {
        if (!Tokens.quoted(tokens.peek())) {
            read();
            if (!tokens.skip(",")) {
                tokens.want(")");
                return Shape.WORDS;
            }
            arguments(0, 9);
            return Shape.WORDS;
        }
        String key = tokens.take();
        String plain = key.substring(1, key.length() - 1);
        boolean joined = tokens.skip("+");
        if (joined) {
            postfix();
        }
        int given = tokens.skip(",") ? arguments(0, 9) : close();
        String word = joined ? "" : names.word(plain);
        if (word == null || joined && !names.wordsBegin(plain)) {
            throw tokens.refused("no-words", plain);
        }
        PLACE.matcher(word).results().filter(place -> Integer.parseInt(place.group(1)) >= given).findFirst()
                .ifPresent(place -> {
                    throw tokens.refused("words-ask", plain, "{" + place.group(1) + "}", given);
                });
        return Shape.WORDS;
    }

    private int close() {
        tokens.want(")");
        return 0;
    }

    /** Reads them and the bracket behind. */
    private int arguments(int least, int most) {
        int given = 0;
        if (!tokens.peek().equals(")")) {
            do {
                read();
                given++;
            } while (tokens.skip(","));
        }
        tokens.want(")");
        if (given < least || given > most) {
            throw tokens.refused(most > least ? "values-most" : "values", most);
        }
        return given;
    }

    private Shape builtIn(Shape shape, String name) {
        String builtIn = tokens.name();
        if (TO_WORDS.contains(builtIn)) {
            return Shape.WORDS;
        }
        if (TO_FLAG.contains(builtIn)) {
            return Shape.FLAG;
        }
        if (ASKS.contains(builtIn)) {
            tokens.want("(");
            arguments(1, 1);
            return Shape.FLAG;
        }
        return switch (builtIn) {
            case "size", "length" -> Shape.NUMBER;
            case "index", "counter" -> inLoop(name, builtIn);
            case "first", "last" -> shape instanceof Shape.Several several ? several.of() : Shape.ANY;
            case "then" -> then();
            case "join" -> join();
            default -> throw tokens.refused("not-allowed", "?" + builtIn);
        };
    }

    private Shape inLoop(String name, String builtIn) {
        if (!names.loop(name)) {
            throw tokens.refused("loop", "?" + builtIn, LIST);
        }
        return Shape.NUMBER;
    }

    private Shape then() {
        tokens.want("(");
        Shape yes = read();
        tokens.want(",");
        Shape no = read();
        tokens.want(")");
        return yes.equals(no) ? yes : yes instanceof Shape.Plain && no instanceof Shape.Plain ? Shape.WORDS : Shape.ANY;
    }

    private Shape join() {
        tokens.want("(");
        if (!Tokens.quoted(tokens.take())) {
            throw tokens.refused("join", "?join(…)");
        }
        tokens.want(")");
        return Shape.WORDS;
    }
}

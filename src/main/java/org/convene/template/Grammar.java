package org.convene.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may stand in a mail that is written in the browser: text, values, conditions, lists of the mail's own lists and the
 * parts of our layout. All else that the engine knows is refused, so no template can run for long or make much of little.
 */
final class Grammar {
    private static final int DEEPEST = 20;
    private static final int LISTS = 3;
    private static final int ASSIGNMENTS = 12;
    private static final Map<String, Set<String>> LAYOUTS = Map.of("mail",
            Set.of("frame", "heading", "part", "p", "soft",
                    "overline", "note", "link", "button", "items", "rule", "typed", "quoted"),
            "meeting", Set.of("when", "dates",
                    "later", "join", "answer", "what", "who", "about", "heading"));
    private final List<Piece> pieces;
    private final Names names;
    private final String ending;
    private int next;
    private int depth;
    private int assignments;

    private Grammar(List<Piece> pieces, Names names, boolean html) {
        this.pieces = pieces;
        this.names = names;
        this.ending = html ? ".ftlh" : ".ftl";
    }

    /**
     * @param words every text of the mail's language by key
     * @throws Refused at the first line that is not allowed
     */
    static void check(String source, Shape.Named model, Map<String, String> words, boolean html) {
        Grammar grammar = new Grammar(Piece.of(source), new Names(model, words), html);
        grammar.inside("");
        if (grammar.next < grammar.pieces.size()) {
            Piece piece = grammar.pieces.get(grammar.next);
            throw new Refused(piece.line(), "closes-nothing");
        }
    }

    /** Up to an end or to what divides the directive around. @param within name of that directive or call; empty: none */
    private void inside(String within) {
        if (++depth > DEEPEST) {
            throw new Refused(pieces.get(next).line(), "deep");
        }
        while (next < pieces.size() && !ends(pieces.get(next), within)) {
            Piece piece = pieces.get(next++);
            switch (piece.kind()) {
                case TEXT -> {
                }
                case VALUE -> value(piece);
                case DIRECTIVE -> directive(piece);
                default -> call(piece);
            }
        }
        depth--;
    }

    private static boolean ends(Piece piece, String within) {
        String word = word(piece);
        return piece.kind() == Piece.Kind.END_DIRECTIVE || piece.kind() == Piece.Kind.END_CALL
                || piece.kind() == Piece.Kind.DIRECTIVE && (within.equals("if") && (word.equals("else")
                        || word.equals("elseif")) || within.equals("list")
                                && (word.equals("else")
                                        || word.equals("sep")));
    }

    private static String word(Piece piece) {
        return piece.body().strip().split("[\\s/]", 2)[0];
    }

    private static String rest(Piece piece) {
        return piece.body().strip().substring(word(piece).length());
    }

    private void value(Piece piece) {
        Shape shape = Expression.of(piece.body(), piece.line(), names);
        boolean printable = shape instanceof Shape.Plain && shape != Shape.FLAG;
        if (!printable) {
            throw new Refused(piece.line(), shape == Shape.FLAG
                    ? "prints-flag"
                    : shape instanceof Shape.Several ? "prints-list" : "prints-group",
                    "${" + piece.body().strip() + "}");
        }
    }

    private void directive(Piece piece) {
        switch (word(piece)) {
            case "if" -> choice(piece);
            case "list" -> list(piece);
            case "assign" -> assign(piece);
            case "import" -> layout(piece);
            default -> throw new Refused(piece.line(), "not-allowed", "<#" + word(piece) + ">");
        }
    }

    private void choice(Piece piece) {
        Expression.of(rest(piece), piece.line(), names);
        inside("if");
        while (next < pieces.size() && word(pieces.get(next)).equals("elseif")) {
            Piece other = pieces.get(next++);
            Expression.of(rest(other), other.line(), names);
            inside("if");
        }
        if (divides("else")) {
            inside("");
        }
        close(piece, "if");
    }

    private boolean divides(String word) {
        boolean there = next < pieces.size() && pieces.get(next).kind() == Piece.Kind.DIRECTIVE
                && pieces.get(next).body().strip().equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private void list(Piece piece) {
        Tokens tokens = new Tokens(rest(piece), piece.line());
        Shape shape = new Expression(tokens, names).read();
        tokens.want("as");
        String item = tokens.name();
        if (!tokens.done() || !(shape instanceof Shape.Several || shape == Shape.ANY)) {
            throw new Refused(piece.line(), "list-of", "<#list … as " + item + ">");
        }
        if (names.depth() >= LISTS) {
            throw new Refused(piece.line(), "lists-deep", LISTS);
        }
        names.enter(item, shape instanceof Shape.Several several ? several.of() : Shape.ANY);
        inside("list");
        if (divides("sep")) {
            inside("list");
            if (next < pieces.size() && pieces.get(next).kind() == Piece.Kind.END_DIRECTIVE
                    && word(pieces.get(next)).equals("sep")) {
                next++;
                inside("list");
            }
        }
        names.leave();
        if (divides("else")) {
            inside("");
        }
        close(piece, "list");
    }

    /** Outside of lists and conditions, so that each happens once. */
    private void assign(Piece piece) {
        Tokens tokens = new Tokens(rest(piece), piece.line());
        String name = tokens.name();
        tokens.want("=");
        Shape shape = new Expression(tokens, names).read();
        if (!tokens.done() || depth > 1 || ++assignments > ASSIGNMENTS) {
            throw new Refused(piece.line(), "assign", "<#assign>", ASSIGNMENTS);
        }
        if (LAYOUTS.containsKey(name) || name.equals("text") || name.equals("markdown")) {
            throw new Refused(piece.line(), "taken", name);
        }
        names.set(name, shape);
    }

    private void layout(Piece piece) {
        Tokens tokens = new Tokens(rest(piece), piece.line());
        String path = tokens.take();
        tokens.want("as");
        String name = tokens.name();
        if (!tokens.done() || !LAYOUTS.containsKey(name)
                || !path.substring(1, path.length() - 1).equals("/_layout/" + name + ending)) {
            throw new Refused(piece.line(), "import", "/_layout/mail" + ending,
                    "/_layout/meeting" + ending);
        }
        names.open(name);
    }

    private void call(Piece piece) {
        String body = piece.body().strip();
        boolean empty = body.endsWith("/");
        Tokens tokens = new Tokens(empty ? body.substring(0, body.length() - 1) : body, piece.line());
        String layout = tokens.name();
        tokens.want(".");
        String macro = tokens.name();
        if (!names.layout(layout) || !LAYOUTS.getOrDefault(layout, Set.of()).contains(macro)) {
            throw new Refused(piece.line(), "unknown", "<@" + layout + "." + macro + ">");
        }
        while (!tokens.done()) {
            new Expression(tokens, names).read();
        }
        if (!empty) {
            inside("");
            close(piece, layout + "." + macro);
        }
    }

    private void close(Piece opened, String name) {
        if (next == pieces.size()) {
            throw new Refused(opened.line(), "unclosed");
        }
        Piece end = pieces.get(next++);
        String said = end.body().strip();
        boolean call = opened.kind() == Piece.Kind.CALL;
        boolean fits = call
                ? end.kind() == Piece.Kind.END_CALL && (said.isEmpty() || said.equals(name))
                : end.kind() == Piece.Kind.END_DIRECTIVE && said.equals(name);
        if (!fits) {
            throw new Refused(end.line(), "close", "<" + (call ? "@" : "#") + name + ">", opened.line());
        }
    }
}

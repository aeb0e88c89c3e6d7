package org.convene.template;

import java.util.ArrayList;
import java.util.List;

/**
 * What a template consists of: text, values, directives and calls of our layout.
 *
 * @param kind what it is
 * @param body of a tag what stands between its name's sign and its end; of a value the expression
 * @param line where it begins
 */
record Piece(Kind kind, String body, int line) {
    enum Kind {
        TEXT, VALUE, DIRECTIVE, END_DIRECTIVE, CALL, END_CALL
    }

    /** Cuts a template where the engine would cut it; what it could read in another way is refused. */
    static List<Piece> of(String source) {
        return new Cut(source).all();
    }

    private static final class Cut {
        private final String source;
        private final List<Piece> pieces = new ArrayList<>();
        private int at;
        private int line = 1;

        Cut(String source) {
            this.source = source;
        }

        List<Piece> all() {
            while (at < source.length()) {
                if (source.startsWith("<#--", at)) {
                    comment();
                } else if (source.startsWith("</#", at)) {
                    tag(Kind.END_DIRECTIVE, 3);
                } else if (source.startsWith("<#", at)) {
                    tag(Kind.DIRECTIVE, 2);
                } else if (source.startsWith("</@", at)) {
                    tag(Kind.END_CALL, 3);
                } else if (source.startsWith("<@", at)) {
                    tag(Kind.CALL, 2);
                } else if (source.startsWith("${", at)) {
                    add(Kind.VALUE, 2, '}');
                } else if (source.startsWith("#{", at)) {
                    throw new Refused(line, "hash", "#{…}", "${…}");
                } else {
                    text();
                }
            }
            return pieces;
        }

        private void text() {
            int from = at++;
            while (at < source.length() && source.charAt(at) != '<' && source.charAt(at) != '$'
                    && source.charAt(at) != '#') {
                at++;
            }
            pieces.add(new Piece(Kind.TEXT, source.substring(from, at), line));
            count(from, at);
        }

        private void comment() {
            int end = source.indexOf("-->", at);
            if (end < 0) {
                throw new Refused(line, "comment");
            }
            int from = at;
            at = end + 3;
            count(from, at);
        }

        private void tag(Kind kind, int sign) {
            add(kind, sign, '>');
        }

        private void add(Kind kind, int sign, char end) {
            int from = at;
            int stop = end(at + sign, end);
            pieces.add(new Piece(kind, source.substring(from + sign, stop), line));
            at = stop + 1;
            count(from, at);
        }

        /** The first such sign that is not inside quotes. */
        private int end(int from, char end) {
            char quote = 0;
            for (int i = from; i < source.length(); i++) {
                char unit = source.charAt(i);
                if (quote != 0) {
                    quote = unit == quote ? 0 : quote;
                } else if (unit == '"' || unit == '\'') {
                    quote = unit;
                } else if (unit == end) {
                    return i;
                } else if (unit == '<' || unit == '{') {
                    break;
                }
            }
            throw new Refused(line, "no-end", source.substring(at, Math.min(at + 12, source.length()))
                    .lines().findFirst().orElse(""), String.valueOf(end));
        }

        private void count(int from, int to) {
            for (int i = from; i < to; i++) {
                line += source.charAt(i) == '\n' ? 1 : 0;
            }
        }
    }
}

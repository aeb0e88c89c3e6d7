package org.convene.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One unfolded content line of a calendar object (RFC 5545 3.1), read so that nothing in it is an error.
 *
 * @param name upper case
 * @param parameters names in upper case, values without quotes
 */
record Line(String name, Map<String, String> parameters, String value) {
    private static final int MOST = 5_000;

    /** The lines of a text, whatever ends them; those that are none are left out. */
    static List<Line> all(String text) {
        String unfolded = text.replaceAll("\r\n?", "\n").replaceAll("\n[ \t]", "");
        return unfolded.lines().limit(MOST).map(Line::of).flatMap(Optional::stream).toList();
    }

    static Optional<Line> of(String line) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted = quoted ^ c == '"';
            if (!quoted && (c == ';' || c == ':')) {
                pieces.add(line.substring(begin, i));
                begin = i + 1;
                if (c == ':') {
                    return Optional.of(line(pieces, line.substring(begin)));
                }
            }
        }
        return Optional.empty();
    }

    private static Line line(List<String> pieces, String value) {
        Map<String, String> parameters = new HashMap<>();
        for (String piece : pieces.subList(1, pieces.size())) {
            int equals = piece.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(upper(piece.substring(0, equals)),
                        piece.substring(equals + 1).replace("\"", "").strip());
            }
        }
        return new Line(upper(pieces.getFirst()), parameters, value.strip());
    }

    String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    /** A TEXT value without its escapes (RFC 5545 3.3.11), line breaks as spaces. */
    String words() {
        return value.replaceAll("\\\\[nN]", " ").replaceAll("\\\\(.)", "$1").strip();
    }

    /** A calendar address without its scheme, however that is written. */
    static String address(String value) {
        int at = value.toLowerCase(Locale.ROOT).lastIndexOf("mailto:");
        String bare = at < 0 ? value : value.substring(at + "mailto:".length());
        return bare.replaceAll("[<>\"\\s]", "").replace("%40", "@").replaceFirst("\\?.*", "");
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}

package org.convene.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a part says it is (RFC 2045 section 5), read so that nothing in it is an error.
 *
 * @param type lower case, for example {@code text/plain}
 * @param parameters names in lower case
 */
public record ContentType(String type, Map<String, String> parameters) {
    private static final int LONGEST = 2000;

    public ContentType {
        parameters = Map.copyOf(parameters);
    }

    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    public boolean multipart() {
        return type.startsWith("multipart/") && !parameter("boundary").isEmpty();
    }

    /** Whether a whole message, or the header of one, is inside. */
    public boolean message() {
        return is("message/rfc822") || is("message/global") || is("text/rfc822-headers")
                || is("message/rfc822-headers") || is("message/global-headers");
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** @param otherwise the type where the field names none that can be read */
    public static ContentType of(String field, String otherwise) {
        String text = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        Map<String, String> parameters = new HashMap<>();
        int at = end(text, 0);
        String type = text.substring(0, at).strip().toLowerCase(Locale.ROOT);
        while (at < text.length()) {
            int begin = at + 1;
            at = end(text, begin);
            String parameter = text.substring(begin, at);
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(parameter.substring(equals + 1).strip()));
            }
        }
        return new ContentType(type.matches("[!-~&&[^/]]+/[!-~&&[^/]]+") ? type : otherwise, parameters);
    }

    /** The next semicolon outside quotes, or the end. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }
}

package org.convene.mime;

import java.util.Locale;
import java.util.Map;

/** The words of a hostile HTML part, for reading only: tags go, blocks become lines. Linear; what comes out is text, never markup. */
public final class PlainText {
    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp",
            " ", "apos", "’", "#39", "’");
    private static final int LONGEST_ENTITY = 10;
    private final String html;
    private final StringBuilder out = new StringBuilder();

    private PlainText(String html) {
        this.html = html;
    }

    public static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            at = switch (c) {
                case '<' -> tag(at);
                case '&' -> entity(at);
                default -> {
                    out.append(Character.isWhitespace(c) ? ' ' : c);
                    yield at + 1;
                }
            };
        }
        return out.toString().replaceAll(" {2,}", " ").replaceAll(" ?\n ?", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    private int tag(int at) {
        int end = html.indexOf('>', at);
        if (end < 0) {
            return html.length();
        }
        String tag = html.substring(at + 1, Math.min(end, at + 12)).toLowerCase(Locale.ROOT);
        if (tag.startsWith("!--")) {
            int close = html.indexOf("-->", at);
            return close < 0 ? html.length() : close + 3;
        }
        for (String hidden : new String[]{"script", "style", "head"}) {
            if (tag.startsWith(hidden) && !tag.startsWith("header")) {
                return after("</" + hidden, end);
            }
        }
        if (tag.matches("/?(p|div|br|tr|li|h[1-6]|blockquote|table)([ /].*|)")) {
            out.append('\n');
        }
        return end + 1;
    }

    private int after(String closing, int from) {
        for (int at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
            if (html.regionMatches(true, at, closing, 0, closing.length())) {
                int end = html.indexOf('>', at);
                return end < 0 ? html.length() : end + 1;
            }
        }
        return html.length();
    }

    private int entity(int at) {
        int end = html.substring(at, Math.min(html.length(), at + LONGEST_ENTITY)).indexOf(';') + at;
        String name = end > at ? html.substring(at + 1, end) : "";
        String text = ENTITIES.get(name);
        out.append(text == null ? "&" : text);
        return text == null ? at + 1 : end + 1;
    }
}

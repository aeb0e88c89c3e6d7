package org.convene.reply;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in double braces that are filled in when a saved reply is chosen, as in announcements: {@code {{name}}},
 * {@code {{name|dear reader}}}, {@code {{group}}}, {@code {{subject}}}, {@code {{me}}}, {@code {{site}}}. What is filled in is
 * text and is never read again.
 */
public final class Blanks {
    /** The visitor’s name; where there is none the words after the bar, or nothing and the blank before it goes as well. */
    public static final String NAME = "name";
    /** Name of the group that was written to, or of the site. */
    public static final String GROUP = "group";
    public static final String SUBJECT = "subject";
    /** Whoever replies. */
    public static final String ME = "me";
    public static final String SITE = "site";
    private static final Set<String> KNOWN = Set.of(NAME, GROUP, SUBJECT, ME, SITE);
    private static final Pattern BLANK = Pattern.compile("( ?)\\{\\{([^{}|]*)(?:\\|([^{}]*))?}}");

    private Blanks() {}

    /** The text with everything filled in. */
    public static String fill(String text, Map<String, String> values) {
        return BLANK.matcher(text).replaceAll(found -> Matcher.quoteReplacement(filled(found, values)));
    }

    private static String filled(MatchResult found, Map<String, String> values) {
        String field = found.group(2).strip();
        if (!KNOWN.contains(field)) {
            return found.group();
        }
        String otherwise = found.group(3) == null ? "" : found.group(3).strip();
        String value = values.getOrDefault(field, "");
        String shown = value.isBlank() ? otherwise : value;
        return shown.isEmpty() ? "" : found.group(1) + shown;
    }

    /** What stands in double braces and is none of ours. */
    static List<String> unknown(String text) {
        return BLANK.matcher(text).results().map(found -> found.group(2).strip())
                .filter(field -> !KNOWN.contains(field)).distinct().toList();
    }
}

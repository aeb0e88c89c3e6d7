package org.convene.site;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Several things in one sentence, as a language puts them: "Cities, Schools and Harbours". */
public final class Listed {
    /** Words that begin with the sound of the Spanish y, which becomes e before them; in hie- it is another sound. */
    private static final Pattern I = Pattern.compile("(?i)^(?:h[ií](?!e)|[ií])");
    private static final String ITEM = "\u0000";

    private Listed() {}

    /** Empty for nothing. */
    public static String of(List<String> items, Locale language) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        String listed = format(language).format(items);
        String last = items.getLast();
        String before = " y " + last;
        return language.getLanguage().equals("es") && I.matcher(last).find() && listed.endsWith(before)
                ? listed.substring(0, listed.length() - before.length()) + " e " + last
                : listed;
    }

    /** What stands between so many things, for those that are more than text; one fewer than they are. */
    public static List<String> between(int items, Locale language) {
        String pattern = items < 2 ? ITEM : format(language).format(Collections.nCopies(items, ITEM));
        List<String> all = new ArrayList<>(List.of(pattern.split(ITEM, -1)));
        return List.copyOf(all.subList(1, all.size() - 1));
    }

    /** English without a country has no comma before the last, as most of the world. */
    private static ListFormat format(Locale language) {
        Locale written = language.getLanguage().equals("en") && language.getCountry().isEmpty() ? Locale.UK : language;
        return ListFormat.getInstance(written, ListFormat.Type.STANDARD, ListFormat.Style.FULL);
    }
}

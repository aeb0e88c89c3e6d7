package org.convene.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Naughty texts that are told from each other when they are shown again. */
final class Marks {
    private static final List<String> MARKUP = List.of("\"'><img naughty src=x onerror=alert(1)>",
            "</textarea><script naughty>alert(1)</script>");
    private static final Pattern MARK = Pattern.compile("n(\\d+)n");
    private final List<String> fields = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();

    /** Markup for this field, short enough for every one. */
    String markup(String field) {
        fields.add(field);
        int mark = fields.size() - 1;
        return MARKUP.get(mark % MARKUP.size()) + "n" + mark + "n";
    }

    /** A page, mail or file that shows what is stored. */
    void see(String shown) {
        MARK.matcher(shown).results().map(found -> Integer.parseInt(found.group(1))).filter(one -> one < fields.size())
                .forEach(one -> seen.add(fields.get(one)));
    }

    /** Fields whose text was shown again, on another page than the answer. */
    Set<String> seen() {
        return seen;
    }

    Set<String> unseen() {
        Set<String> unseen = new TreeSet<>(fields);
        unseen.removeAll(seen);
        return unseen;
    }
}

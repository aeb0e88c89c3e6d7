package org.convene.site;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an input, so that a reader is told everything at once. */
public final class Problems {
    private final List<FieldProblem> found = new ArrayList<>();

    /** Notes a problem when the condition does not hold; {@code code} is the key of the text to show. */
    public Problems require(boolean holds, String field, String code, Object... args) {
        if (!holds) {
            found.add(FieldProblem.of(field, code, args));
        }
        return this;
    }

    /** Notes a problem when the text is blank or longer than {@code max} code points. */
    public Problems requireText(String text, int max, String field) {
        require(!text.isBlank(), field, "problem.required");
        return requireAtMost(text, max, field);
    }

    /** Notes a problem when the text is longer than {@code max} code points or holds control characters other than line breaks and tabs. */
    public Problems requireAtMost(String text, int max, String field) {
        int length = text.codePointCount(0, text.length());
        require(length <= max, field, "problem.too-long", max, length);
        return require(text.codePoints().noneMatch(Problems::control), field, "problem.control");
    }

    /** As {@link #requireText}, and it must be one line: it stands in mails, headings or the audit log. */
    public Problems requireLine(String text, int max, String field) {
        return requireText(text, max, field)
                .require(text.strip().chars().noneMatch(unit -> unit == '\n' || unit == '\r' || unit == '\t'), field,
                        "problem.control");
    }

    public boolean any() {
        return !found.isEmpty();
    }

    /** @throws InvalidInput when at least one problem was noted */
    public void throwIfAny() {
        if (any()) {
            throw new InvalidInput(found);
        }
    }

    private static boolean control(int point) {
        return (Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t') || point == 0x2028
                || point == 0x2029 || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}

package org.convene.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words in double braces that are filled in: {@code {{group}}} and {@code {{site}}} are the same for everybody,
 * {@code {{name}}} or {@code {{name|dear reader}}} is each reader’s own. Anything else stays as it was written.
 */
final class MergeFields {
    private static final Pattern NAME = Pattern.compile("\\{\\{name(?:\\|([^{}|]{0,80}))?}}");

    private MergeFields() {}

    /**
     * A text cut where the reader’s name stands.
     *
     * @param pieces what stands around the names, one more than there are names; empty: the text names nobody
     * @param otherwise what stands in place of each name where none is known
     */
    record Cut(List<String> pieces, List<String> otherwise) {
        /** The text for somebody whose name is not known. */
        String nameless(String whole) {
            if (pieces.isEmpty()) {
                return whole;
            }
            StringBuilder text = new StringBuilder(pieces.getFirst());
            for (int i = 0; i < otherwise.size(); i++) {
                text.append(otherwise.get(i)).append(pieces.get(i + 1));
            }
            return text.toString();
        }
    }

    static String fill(String text, Map<String, String> shared) {
        String filled = text;
        for (Map.Entry<String, String> field : shared.entrySet()) {
            filled = filled.replace("{{" + field.getKey() + "}}", field.getValue());
        }
        return filled;
    }

    static Cut cut(String text) {
        List<String> pieces = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        Matcher names = NAME.matcher(text);
        int from = 0;
        while (names.find()) {
            pieces.add(text.substring(from, names.start()));
            String fallback = names.group(1);
            otherwise.add(fallback == null ? "" : fallback);
            from = names.end();
        }
        if (from > 0) {
            pieces.add(text.substring(from));
        }
        return new Cut(pieces, otherwise);
    }
}

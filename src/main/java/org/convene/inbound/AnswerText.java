package org.convene.inbound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What somebody wrote themselves, without the mail they answered at its end. Where in doubt, everything stays. */
final class AnswerText {
    private static final List<String> MARKS = List.of("-----original message-----", "----- original message -----",
            "-----ursprüngliche nachricht-----", "-------- forwarded message", "________________________________");

    private AnswerText() {}

    static String of(String text) {
        String[] lines = text.split("\n", -1);
        int end = lines.length;
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].strip().toLowerCase(Locale.ROOT);
            if (MARKS.stream().anyMatch(line::startsWith)) {
                end = i;
                break;
            }
        }
        while (end > 0 && (lines[end - 1].isBlank() || lines[end - 1].startsWith(">"))) {
            end--;
        }
        if (end < lines.length && end > 0 && lines[end - 1].strip().endsWith(":") && quotes(lines, end)) {
            end = attribution(lines, end);
        }
        String own = String.join("\n", Arrays.copyOf(lines, end)).strip();
        return own.isEmpty() ? text.strip() : own;
    }

    private static boolean quotes(String[] lines, int from) {
        return Arrays.stream(lines, from, lines.length).anyMatch(line -> line.startsWith(">"));
    }

    /** «On … wrote:» may fill two lines. */
    private static int attribution(String[] lines, int end) {
        int first = end - 1;
        return first > 0 && !lines[first - 1].isBlank() && lines[first].length() < 60 ? first - 1 : first;
    }
}

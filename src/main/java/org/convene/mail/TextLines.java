package org.convene.mail;

/**
 * Breaks the long lines of a text part near 72 columns. Wide letters (Chinese, Japanese, Korean) count two columns and may be
 * parted anywhere except before closing punctuation; other text only at blanks, so that a link is never broken.
 */
public final class TextLines {
    private static final int COLUMNS = 72;
    private static final String NEVER_FIRST = "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々%％";
    private static final String NEVER_LAST = "（「『【〔〈《";

    private TextLines() {}

    /** The text with every line broken, at most one blank line in a row, none at either end, and a line break at the end. */
    public static String wrap(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        boolean blank = true;
        for (String line : text.split("\\R", -1)) {
            String stripped = line.stripTrailing();
            if (!stripped.isEmpty()) {
                wrapLine(stripped, out);
            } else if (!blank) {
                out.append('\n');
            }
            blank = stripped.isEmpty();
        }
        return out.toString().stripTrailing() + "\n";
    }

    /**
     * Breaks one line.
     *
     * @param line neither empty nor with blanks at its end
     */
    public static void wrapLine(String line, StringBuilder out) {
        String indent = indentOf(line);
        int start = 0;
        while (start < line.length()) {
            int end = breakAfter(line, start, COLUMNS - (start == 0 ? 0 : indent.length()));
            out.append(start == 0 ? "" : indent).append(line.substring(start, end).stripTrailing()).append('\n');
            start = end;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
        }
    }

    /** What continuation lines begin with: the line's own blanks, its quote marks, or blanks below a list mark. */
    private static String indentOf(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '>')) {
            i++;
        }
        String lead = line.substring(0, i);
        int mark = i;
        while (mark < line.length() && mark - i < 4 && "-[]0123456789.".indexOf(line.charAt(mark)) >= 0) {
            mark++;
        }
        boolean listed = mark > i && mark < line.length() && line.charAt(mark) == ' ';
        String indent = listed ? lead + " ".repeat(mark - i + 1) : lead;
        return indent.length() > COLUMNS / 2 ? "" : indent;
    }

    private static int breakAfter(String line, int start, int columns) {
        int width = 0;
        int possible = -1;
        int i = start;
        boolean begun = false;
        while (i < line.length()) {
            int point = line.codePointAt(i);
            if (begun && mayPart(line, i, point)) {
                possible = i;
            }
            width += wide(point) ? 2 : 1;
            begun |= point != ' ' && point != '>';
            if (width > columns && possible > start) {
                return possible;
            }
            i += Character.charCount(point);
        }
        return i;
    }

    private static boolean mayPart(String line, int at, int point) {
        int before = line.codePointBefore(at);
        if (before == ' ') {
            return point != ' ';
        }
        return (wide(point) || wide(before)) && point != ' ' && NEVER_FIRST.indexOf(point) < 0
                && NEVER_LAST.indexOf(before) < 0;
    }

    private static boolean wide(int point) {
        return point >= 0x1100 && (point <= 0x115F || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE4F) || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6) || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD));
    }
}

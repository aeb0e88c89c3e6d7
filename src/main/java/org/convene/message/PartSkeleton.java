package org.convene.message;

import java.util.List;

import org.convene.mail.TextLines;

/** One body part of all mails of one outline, cut where a recipient’s own texts stand. */
final class PartSkeleton {
    private static final int NEVER_BROKEN = 72;
    private final boolean html;
    private final boolean base64;
    private final Stretch[] stretches;

    /** @param base64 how the part is encoded, unless a recipient’s texts tip the scales */
    PartSkeleton(boolean html, boolean base64, List<Stretch> stretches) {
        this.html = html;
        this.base64 = base64;
        this.stretches = stretches.toArray(Stretch[]::new);
    }

    /** Writes the part with its headers. @return whether the other encoding were right for this recipient */
    boolean write(MessageBuffer out) {
        PartText.head(html ? "html" : "plain", base64, out);
        Filling filling = out.filling();
        MessageBuffer lines = base64 ? filling.scratch() : out;
        int units = 0;
        int wide = 0;
        for (Stretch stretch : stretches) {
            switch (stretch) {
                case Stretch.Fixed fixed -> {
                    lines.put(fixed.written());
                    units += fixed.units();
                    wide += fixed.wide();
                }
                case Stretch.Live live when html && !base64 -> {
                    live.quoted(filling, out);
                    units += live.htmlUnits(filling) + 1;
                    wide += live.htmlWide(filling);
                }
                case Stretch.Live live -> {
                    StringBuilder text = html
                            ? live.filled(filling, true)
                            : wrapped(live.filled(filling, false), filling);
                    units += text.length() + (html ? 1 : 0);
                    wide += PartText.wide(text);
                    write(text, filling, lines);
                }
            }
        }
        if (base64) {
            PartText.base64(lines, out);
        }
        return base64 != PartText.base64(units, wide);
    }

    private void write(StringBuilder text, Filling filling, MessageBuffer lines) {
        int from = 0;
        while (from < text.length()) {
            int end = html ? text.length() : text.indexOf("\n", from);
            CharSequence line = text.subSequence(from, end);
            if (base64) {
                PartText.utf8(line.toString(), lines);
            } else {
                PartText.quoted(line, filling.scratch(), lines);
            }
            from = end + 1;
        }
    }

    /** As the text part’s lines are broken, each with its line break. */
    private static StringBuilder wrapped(StringBuilder line, Filling filling) {
        int end = line.length();
        while (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        line.setLength(end);
        if (staysWhole(line)) {
            return line.append('\n');
        }
        StringBuilder out = filling.wrapped;
        out.setLength(0);
        TextLines.wrapLine(line.toString(), out);
        return out;
    }

    /** Short, or without a place to be broken at. */
    private static boolean staysWhole(StringBuilder line) {
        boolean blank = false;
        for (int i = 0; i < line.length(); i++) {
            char unit = line.charAt(i);
            if (unit > '~') {
                return false;
            }
            blank |= unit == ' ';
        }
        return !blank || line.length() <= NEVER_BROKEN;
    }
}

package org.convene.message;

import java.util.ArrayList;
import java.util.List;

import org.convene.mail.TextLines;

/** Makes a part’s skeleton of its lines, as {@link org.convene.mail.MailSource#content} would make the part. */
final class Cutter {
    private final boolean html;
    private final boolean base64;
    private final List<Stretch> stretches = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();

    Cutter(boolean html, boolean base64) {
        this.html = html;
        this.base64 = base64;
    }

    /** @throws IllegalArgumentException when the two are not alike, or begin or end as no skeleton can */
    void lines(List<Marks.Line> lines, List<Marks.Line> again) {
        if (!lines.equals(again)) {
            throw new IllegalArgumentException("the template hangs on more than what is put in");
        }
        if (html && (lines.getFirst().fixed().getFirst().isEmpty() || lines.getLast().fixed().getLast().isEmpty())) {
            throw new IllegalArgumentException("a recipient’s own text stands first or last");
        }
        boolean blank = true;
        for (Marks.Line line : lines) {
            if (!line.slots().isEmpty()) {
                flush();
                stretches.add(new Stretch.Live(line));
                blank = false;
            } else {
                blank = fixed(line.fixed().getFirst(), blank);
            }
        }
    }

    private boolean fixed(String line, boolean blank) {
        String stripped = line.stripTrailing();
        if (html) {
            fixed.append(line).append('\n');
        } else if (!stripped.isEmpty()) {
            TextLines.wrapLine(stripped, fixed);
        } else if (!blank) {
            fixed.append('\n');
        }
        return stripped.isEmpty();
    }

    PartSkeleton done() {
        String rest = fixed.toString().stripTrailing();
        fixed.setLength(0);
        fixed.append(rest);
        if (!rest.isEmpty() || stretches.isEmpty()) {
            fixed.append('\n');
        }
        flush();
        return new PartSkeleton(html, base64, stretches);
    }

    private void flush() {
        if (fixed.isEmpty()) {
            return;
        }
        MessageBuffer written = MessageBuffer.small();
        MessageBuffer scratch = MessageBuffer.small();
        for (String line : PartText.lines(fixed.toString())) {
            if (base64) {
                PartText.utf8(line, written);
            } else {
                scratch.clear();
                PartText.quoted(line, scratch, written);
            }
        }
        stretches.add(new Stretch.Fixed(written.written(), fixed.length(), PartText.wide(fixed)));
        fixed.setLength(0);
    }
}

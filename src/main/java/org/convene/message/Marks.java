package org.convene.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

import org.convene.mail.MailTemplates;

/**
 * Texts that stand for a recipient’s own while a mail is rendered to be cut. They hold what templates escape, and a number
 * nobody can guess, so that no author’s text is taken for one.
 */
final class Marks {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    private final String secret = Long.toString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX);
    private final String filler;

    /** @param filler makes this set’s texts longer than another’s */
    Marks(String filler) {
        this.filler = filler;
    }

    Object of(int slot) {
        return MailTemplates.mark(text(slot));
    }

    private String text(int slot) {
        return BEGIN + secret + " aZ<&'\">" + slot + filler + END;
    }

    /** The lines of a text part as rendered. */
    List<Line> text(String text, int count) {
        return Arrays.stream(text.split("\\R", -1)).map(line -> find(line, count, UnaryOperator.identity())).toList();
    }

    /** The lines of an HTML part as rendered. */
    List<Line> html(String html, int count) {
        return Arrays.stream(PartText.lines(html.strip() + "\n")).map(line -> find(line, count, Html::escaped))
                .toList();
    }

    /** A line of fixed texts with slots between them. */
    record Line(List<String> fixed, List<Integer> slots) {}

    /**
     * Finds the marks in a rendered line.
     *
     * @param escaped how a text is printed in this part
     * @throws IllegalArgumentException when a mark is not printed as it should be
     */
    Line find(String line, int count, UnaryOperator<String> escaped) {
        List<String> fixed = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(BEGIN); at >= 0; at = line.indexOf(BEGIN, at + 1)) {
            for (int slot = 0; slot < count; slot++) {
                String mark = escaped.apply(text(slot));
                if (line.startsWith(mark, at)) {
                    fixed.add(line.substring(from, at));
                    slots.add(slot);
                    from = at + mark.length();
                    break;
                }
            }
        }
        fixed.add(line.substring(from));
        if (fixed.stream().anyMatch(text -> text.contains(secret))) {
            throw new IllegalArgumentException("the template changes what it is given");
        }
        return new Line(fixed, slots);
    }
}

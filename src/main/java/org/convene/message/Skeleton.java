package org.convene.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.convene.mail.MailContent;
import org.convene.mail.MailSource;
import org.convene.mail.MailTemplates;

/** All that the mails of one outline have in common, ready to be filled. */
final class Skeleton implements Composer.Parts {
    private final Outline outline;
    private final Marks.Line subject;
    private final String fixedSubject;
    private final PartSkeleton text;
    private final PartSkeleton html;

    private Skeleton(Outline outline, Marks.Line subject, PartSkeleton text, PartSkeleton html) {
        this.outline = outline;
        this.subject = subject;
        this.fixedSubject = subject.slots().isEmpty()
                ? MailSource.subject(subject.fixed().getFirst()).value()
                : "";
        this.text = text;
        this.html = html;
    }

    /**
     * Renders the letter with two sets of marks and cuts the mail where both show the same ones.
     *
     * @param example one of the mails
     * @throws IllegalArgumentException when more than the marks themselves hangs on what stands in their place
     */
    static Skeleton cut(Letter letter, Outline outline, MailContent example, MailTemplates templates) {
        Marks first = new Marks("");
        Marks second = new Marks(" and more");
        MailSource one = render(letter, outline, first, templates);
        MailSource two = render(letter, outline, second, templates);
        int slots = outline.slots();
        Marks.Line subject = first.find(one.subject(), slots, UnaryOperator.identity());
        if (!subject.equals(second.find(two.subject(), slots, UnaryOperator.identity()))) {
            throw new IllegalArgumentException("the subject hangs on more than what is put in");
        }
        Cutter text = new Cutter(false, base64(example.text()));
        text.lines(first.text(one.text(), slots), second.text(two.text(), slots));
        Cutter html = new Cutter(true, base64(example.html()));
        html.lines(first.html(one.html(), slots), second.html(two.html(), slots));
        return new Skeleton(outline, subject, text.done(), html.done());
    }

    private static MailSource render(Letter letter, Outline outline, Marks marks, MailTemplates templates) {
        Map<String, Object> model = new HashMap<>(letter.model());
        model.putAll(outline.marked(marks::of));
        return templates.source(letter.template(), Locale.forLanguageTag(outline.language()), model);
    }

    private static boolean base64(String text) {
        return PartText.base64(text.length(), PartText.wide(text));
    }

    /** Whether this recipient’s mail can be made of it; notes the recipient’s texts. */
    boolean matches(Addressee addressee, String shipped, Filling filling) {
        return outline.matches(addressee, shipped, filling);
    }

    String subject(Filling filling) {
        if (subject.slots().isEmpty()) {
            return fixedSubject;
        }
        StringBuilder filled = new StringBuilder(subject.fixed().getFirst());
        for (int i = 0; i < subject.slots().size(); i++) {
            filled.append(filling.value(subject.slots().get(i))).append(subject.fixed().get(i + 1));
        }
        return MailSource.subject(filled.toString()).value();
    }

    @Override
    public void writeText(MessageBuffer out) {
        out.filling().strayed |= text.write(out);
    }

    @Override
    public void writeHtml(MessageBuffer out) {
        out.filling().strayed |= html.write(out);
    }
}

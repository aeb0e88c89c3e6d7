package org.convene.message;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;

/** The skeletons of one letter’s mails, cut when several recipients’ mails turn out to have the same outline. */
final class Skeletons {
    private static final int ALIKE = 3;
    /** Outlines that are told apart; a letter with more is partly rendered. */
    private static final int MOST = 128;
    private static final Skeleton[] NONE = {};
    private final Letter letter;
    private final MailTemplates templates;
    private final ReentrantLock learning = new ReentrantLock();
    private final List<Seen> seen = new ArrayList<>();
    /** Paths of texts that the template looks into. */
    private Set<String> looked = Set.of();
    /** Given up when memory runs short: they are soon cut again. */
    private volatile SoftReference<Skeleton[]> kept = new SoftReference<>(NONE);

    /** An outline that mails had, and how many. */
    private static final class Seen {
        final Outline outline;
        int times;

        Seen(Outline outline) {
            this.outline = outline;
        }
    }

    Skeletons(Letter letter, MailTemplates templates) {
        this.letter = letter;
        this.templates = templates;
    }

    /** The skeleton for this recipient’s mail, whose texts are noted; null: none yet. */
    @Nullable
    Skeleton find(Addressee addressee, Filling filling) {
        String shipped = MailTemplates.shipped(addressee.language());
        for (Skeleton skeleton : all()) {
            if (skeleton.matches(addressee, shipped, filling)) {
                return skeleton;
            }
        }
        return null;
    }

    /**
     * Learns from a mail that was rendered, unless somebody else is learning at the moment.
     *
     * @param proof whether a skeleton makes the same mail
     * @throws IllegalArgumentException when this letter’s mails cannot be cut
     */
    void learn(Addressee addressee, MailContent content, Predicate<Skeleton> proof) {
        if (!learning.tryLock()) {
            return;
        }
        try {
            Seen outline = seen(addressee);
            if (outline != null && ++outline.times >= ALIKE && find(addressee, new Filling()) == null) {
                cut(outline.outline, addressee, content, proof);
            }
        } finally {
            learning.unlock();
        }
    }

    private void cut(Outline outline, Addressee addressee, MailContent content, Predicate<Skeleton> proof) {
        Skeleton[] known = all();
        if (known.length == MOST) {
            return;
        }
        try {
            Skeleton skeleton = Skeleton.cut(letter, outline, content, templates);
            if (proof.test(skeleton)) {
                Skeleton[] more = Arrays.copyOf(known, known.length + 1);
                more[known.length] = skeleton;
                kept = new SoftReference<>(more);
            }
        } catch (IllegalArgumentException uneven) {
            Set<String> more = lookedInto(outline, addressee, content);
            if (more.isEmpty()) {
                throw uneven;
            }
            more.addAll(looked);
            looked = more;
            seen.clear();
        }
    }

    /** Which texts, each being the only one that differs, already keep the mail from being cut. */
    private Set<String> lookedInto(Outline outline, Addressee addressee, MailContent content) {
        Set<String> found = new HashSet<>();
        for (String path : outline.paths()) {
            Set<String> others = new HashSet<>(outline.paths());
            others.remove(path);
            others.addAll(looked);
            try {
                Skeleton.cut(letter, Outline.of(addressee, others), content, templates);
            } catch (IllegalArgumentException uneven) {
                found.add(path);
            }
        }
        return found.contains(Outline.ADDRESS) ? Set.of() : found;
    }

    /** Null when this recipient’s texts fit no skeleton. */
    private @Nullable Seen seen(Addressee addressee) {
        Filling scratch = new Filling();
        String shipped = MailTemplates.shipped(addressee.language());
        for (Seen known : seen) {
            if (known.outline.matches(addressee, shipped, scratch)) {
                return known;
            }
        }
        Seen fresh = new Seen(Outline.of(addressee, looked));
        if (!fresh.outline.matches(addressee, shipped, scratch)) {
            return null;
        }
        if (seen.size() == MOST) {
            seen.removeFirst();
        }
        seen.add(fresh);
        return fresh;
    }

    private Skeleton[] all() {
        Skeleton[] all = kept.get();
        return all == null ? NONE : all;
    }
}

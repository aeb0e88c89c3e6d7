package org.convene.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;

/**
 * Renders a letter’s first messages one by one. As soon as several recipients’ mails turn out to have the same outline, cuts a
 * skeleton for those to come. What is written either way is the same to the byte: tried when a skeleton is cut and once in a
 * thousand messages; where it is not, the letter goes on the slow way.
 */
final class LetterPress implements Press {
    private static final Logger log = LoggerFactory.getLogger(LetterPress.class);
    private static final int ALIKE = 3;
    private static final int CHECKED = 1000;
    /** Outlines that are told apart; a letter with more is mostly rendered. */
    private static final int MOST = 64;
    private final Letter letter;
    private final MailTemplates templates;
    private final Composer composer;
    private final AtomicLong filled = new AtomicLong();
    private final ReentrantLock learning = new ReentrantLock();
    private final List<Seen> seen = new ArrayList<>();
    private volatile Skeleton[] skeletons = new Skeleton[0];
    private volatile boolean refused;

    /** An outline that mails had, and how many. */
    private static final class Seen {
        final Outline outline;
        int times;

        Seen(Outline outline) {
            this.outline = outline;
        }
    }

    LetterPress(Letter letter, MailTemplates templates, Composer composer) {
        this.letter = letter;
        this.templates = templates;
        this.composer = composer;
    }

    @Override
    public Pressed press(Addressee addressee, MessageBuffer into) {
        Skeleton skeleton = refused ? null : skeleton(addressee, into.filling());
        if (skeleton == null) {
            return rendered(addressee, into, true);
        }
        int begin = into.length();
        Pressed pressed = filled(skeleton, addressee, into);
        if (pressed == null) {
            into.cut(begin);
            return rendered(addressee, into, false);
        }
        if (filled.incrementAndGet() % CHECKED == 0) {
            byte[] fast = from(begin, into);
            into.cut(begin);
            Pressed slow = rendered(addressee, into, false);
            compare(fast, from(begin, into));
            return slow;
        }
        return pressed;
    }

    /** How many messages were filled into skeletons. */
    long filled() {
        return filled.get();
    }

    private @Nullable Skeleton skeleton(Addressee addressee, Filling filling) {
        String shipped = MailTemplates.shipped(addressee.language());
        for (Skeleton skeleton : skeletons) {
            if (skeleton.matches(addressee, shipped, filling)) {
                return skeleton;
            }
        }
        return null;
    }

    /** Null when this recipient’s texts ask for another encoding than the skeleton’s. */
    private @Nullable Pressed filled(Skeleton skeleton, Addressee addressee, MessageBuffer into) {
        Filling filling = into.filling();
        filling.begin();
        Pressed pressed = composer.compose(addressee, skeleton.subject(filling), skeleton, into);
        return filling.strayed ? null : pressed;
    }

    private Pressed rendered(Addressee addressee, MessageBuffer into, boolean learn) {
        Map<String, Object> model = new HashMap<>(letter.model());
        model.putAll(addressee.values());
        model.put("recipient", Map.of("name", addressee.name(), "address", addressee.address()));
        MailContent content = templates.render(letter.template(), addressee.language(), model);
        int begin = into.length();
        Pressed pressed = composer.compose(addressee, content, into);
        if (learn && !refused && learning.tryLock()) {
            try {
                learn(addressee, content, from(begin, into));
            } finally {
                learning.unlock();
            }
        }
        return pressed;
    }

    private void learn(Addressee addressee, MailContent content, byte[] slow) {
        Seen outline = seen(addressee);
        if (outline == null || ++outline.times != ALIKE || skeletons.length == MOST) {
            return;
        }
        try {
            Skeleton skeleton = Skeleton.cut(letter, outline.outline, content, templates);
            MessageBuffer fast = new MessageBuffer();
            skeleton.matches(addressee, MailTemplates.shipped(addressee.language()), fast.filling());
            if (filled(skeleton, addressee, fast) != null && compare(fast.written(), slow)) {
                Skeleton[] more = Arrays.copyOf(skeletons, skeletons.length + 1);
                more[skeletons.length] = skeleton;
                skeletons = more;
            }
        } catch (IllegalArgumentException uneven) {
            refused = true;
            log.info("{} is rendered for each recipient: {}", letter.template(), reason(uneven));
        }
    }

    /** First line of the innermost cause: FreeMarker’s tell much more. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
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
        Seen fresh = new Seen(Outline.of(addressee));
        if (!fresh.outline.matches(addressee, shipped, scratch)) {
            return null;
        }
        if (seen.size() == MOST) {
            seen.removeFirst();
        }
        seen.add(fresh);
        return fresh;
    }

    private boolean compare(byte[] fast, byte[] slow) {
        int difference = Arrays.mismatch(fast, slow);
        if (difference >= 0) {
            refused = true;
            log.error("{} filled in differs from rendered at octet {}; rendering it from now on", letter.template(),
                    difference);
        }
        return difference < 0;
    }

    private static byte[] from(int begin, MessageBuffer written) {
        return Arrays.copyOfRange(written.bytes(), written.offset() + begin, written.offset() + written.length());
    }
}

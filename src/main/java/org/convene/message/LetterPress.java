package org.convene.message;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;

/**
 * Renders a letter’s first messages one by one, and fills skeletons as soon as there are any. What is written either way is
 * the same to the byte: tried when a skeleton is cut and once in a thousand messages. Where it is not, the letter goes on the
 * slow way.
 */
final class LetterPress implements Press {
    private static final Logger log = LoggerFactory.getLogger(LetterPress.class);
    private static final int CHECKED = 1000;
    private final Letter letter;
    private final MailTemplates templates;
    private final Composer composer;
    private final AtomicLong filled = new AtomicLong();
    private volatile Skeletons skeletons;
    private volatile boolean refused;
    /** Of the templates that the skeletons were cut of. */
    private volatile long revision;

    LetterPress(Letter letter, MailTemplates templates, Composer composer) {
        this.letter = letter;
        this.templates = templates;
        this.composer = composer;
        this.skeletons = new Skeletons(letter, templates);
        this.revision = templates.revision();
    }

    @Override
    public Pressed press(Addressee addressee, MessageBuffer into) {
        if (revision != templates.revision()) {
            beginAgain();
        }
        Skeleton skeleton = refused ? null : skeletons.find(addressee, into.filling());
        if (skeleton == null) {
            return rendered(addressee, into, !refused);
        }
        int begin = into.length();
        Pressed pressed = filled(skeleton, addressee, into);
        if (pressed != null && filled.incrementAndGet() % CHECKED != 0) {
            return pressed;
        }
        byte[] fast = into.written(begin);
        into.cut(begin);
        Pressed slow = rendered(addressee, into, false);
        if (pressed != null && revision == templates.revision()) {
            compare(fast, into.written(begin));
        }
        return slow;
    }

    /** The template is another one since. */
    private synchronized void beginAgain() {
        long now = templates.revision();
        if (revision != now) {
            skeletons = new Skeletons(letter, templates);
            refused = false;
            revision = now;
        }
    }

    /** How many messages were filled into skeletons. */
    long filled() {
        return filled.get();
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
        if (learn) {
            learn(addressee, content, into, begin);
        }
        return pressed;
    }

    private void learn(Addressee addressee, MailContent content, MessageBuffer slow, int begin) {
        try {
            skeletons.learn(addressee, content, skeleton -> same(skeleton, addressee, slow.written(begin)));
        } catch (IllegalArgumentException uneven) {
            refused = true;
            log.info("{} is rendered for each recipient: {}", letter.template(), reason(uneven));
        }
    }

    private boolean same(Skeleton skeleton, Addressee addressee, byte[] slow) {
        MessageBuffer fast = new MessageBuffer();
        skeleton.matches(addressee, MailTemplates.shipped(addressee.language()), fast.filling());
        return filled(skeleton, addressee, fast) != null && compare(fast.written(), slow);
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

    /** First line of the innermost cause: FreeMarker’s tell much more. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}

package org.convene.template;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One mail in one language as the API shows it.
 *
 * @param state ours, edited or broken
 * @param version number of the newest version, 0: none; to be sent back as {@code base}
 * @param words lines of {@code key=text}
 */
record TemplateBody(String mail, String language, String state, int version, String subject, String text, String html,
        String words) {

    /** One mail of the list. */
    record Overview(String mail, List<InLanguage> languages) {
        static Overview of(MailOverview one) {
            return new Overview(one.name(), one.languages().stream().map(InLanguage::of).toList());
        }
    }

    /** @param missing words that are English because this language has none */
    record InLanguage(String language, String state, int version, int missing) {
        static InLanguage of(MailOverview.InLanguage one) {
            return new InLanguage(one.code(), one.state().toLowerCase(Locale.ROOT), one.number(), one.missing());
        }
    }

    /**
     * @param published whether it was meant for members; else it was made for a test mail
     * @param ours whether it says that ours is used again
     * @param brokenAt since when it is not used because it failed; absent: it is good
     */
    record VersionBody(int number, boolean published, boolean ours, String note, String author, Instant createdAt,
            @Nullable Instant brokenAt, String brokenReason) {
        static VersionBody of(Version one) {
            return new VersionBody(one.number(), one.published(), one.ours(), one.note(), one.staffName(),
                    one.createdAt(), one.brokenAt(), one.brokenReason());
        }
    }

    static TemplateBody of(Editing editing) {
        Version current = editing.current();
        TemplateSource source = editing.source();
        String state = current == null ? "ours" : current.brokenAt() == null ? "edited" : "broken";
        return new TemplateBody(editing.mail(), editing.language(), state, editing.base(), source.subject(),
                source.text(), source.html(), source.words());
    }
}

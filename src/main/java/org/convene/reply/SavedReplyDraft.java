package org.convene.reply;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A reply to keep, as typed.
 *
 * @param place whose it is: {@code all}, {@code community:} or {@code group:} and a slug
 * @param version as it was read; 0 for a new one
 */
public record SavedReplyDraft(@Nullable String place, @Nullable String name, @Nullable String text,
        @Nullable Long version) {
    static final String EVERYWHERE = "all";
    static final SavedReplyDraft BLANK = new SavedReplyDraft("", "", "", 0L);

    String whose() {
        return place == null ? "" : place.strip();
    }

    String title() {
        return name == null ? "" : name.strip();
    }

    /** Browsers send line breaks as CR LF. */
    String words() {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    long read() {
        return Objects.requireNonNullElse(version, 0L);
    }

    SavedReplyDraft withVersion(long now) {
        return new SavedReplyDraft(place, name, text, now);
    }
}

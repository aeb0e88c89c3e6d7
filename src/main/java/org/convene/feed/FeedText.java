package org.convene.feed;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A calendar as it stands.
 *
 * @param etag quoted, of the text
 * @param changed when something in it was edited last, to the second
 * @param text null when whoever asks has it already
 */
record FeedText(String etag, Instant changed, @Nullable String text) {

    /** The text, which must be there. */
    String whole() {
        return Objects.requireNonNull(text);
    }
}

package org.convene.room;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was recorded.
 *
 * @param began when the recorded session began
 * @param url where it can be watched
 */
record Recording(Instant began, String url) {

    /** Empty for what is no address that a page could show. */
    static Optional<Recording> of(Instant began, String url) {
        return url.length() <= 2000 && url.matches("https?://[^\\s/\"<>@]+(/[^\\s\"<>]*|[?#][^\\s\"<>]*)?")
                ? Optional.of(new Recording(began, url))
                : Optional.empty();
    }
}

package org.convene.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * What this process last made of each calendar: calendar programs ask every hour for what changes every week, and need not
 * have it written out only to be told that nothing changed.
 */
@Component
class KnownFeeds {
    private static final int MOST = 20_000;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(String stamp, String etag, Instant changed) {}

    /** Without its text, when it was made of the same and this is what the client has. */
    synchronized Optional<FeedText> unchanged(String feed, String stamp, String ifNoneMatch) {
        Known last = known.get(feed);
        return last != null && last.stamp().equals(stamp) && ifNoneMatch.contains(last.etag())
                ? Optional.of(new FeedText(last.etag(), last.changed(), null))
                : Optional.empty();
    }

    synchronized void made(String feed, String stamp, FeedText text) {
        known.put(feed, new Known(stamp, text.etag(), text.changed()));
    }
}

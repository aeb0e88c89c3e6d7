package org.convene.feed;

import java.time.Duration;
import java.util.UUID;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

import org.convene.site.NotFound;

/** Calendars that everybody may subscribe to. {@code ?cancelled=show} has cancelled dates shown as such. */
@Controller
class FeedController {
    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<String> site(@RequestParam(defaultValue = "") String cancelled,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known, ServletWebRequest web) {
        return answer(feeds.site(order(cancelled, known)), web);
    }

    @GetMapping("/groups/{slug}/calendar.ics")
    ResponseEntity<String> group(@PathVariable String slug, @RequestParam(defaultValue = "") String cancelled,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known, ServletWebRequest web) {
        return answer(feeds.group(slug, order(cancelled, known)), web);
    }

    @GetMapping("/groups/{slug}/slots/{slot}/calendar.ics")
    ResponseEntity<String> slot(@PathVariable String slug, @PathVariable String slot,
            @RequestParam(defaultValue = "") String cancelled,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known, ServletWebRequest web) {
        return answer(feeds.slot(slug, id(slot), order(cancelled, known)), web);
    }

    private static FeedOrder order(String cancelled, String known) {
        return new FeedOrder(cancelled.equals("show"), known);
    }

    private static UUID id(String slot) {
        try {
            return UUID.fromString(slot);
        } catch (IllegalArgumentException noId) {
            throw new NotFound("slot");
        }
    }

    private static ResponseEntity<String> answer(FeedText feed, ServletWebRequest web) {
        CacheControl fresh = CacheControl.maxAge(Duration.ofMinutes(15)).cachePublic();
        String text = feed.text();
        if (text == null || web.checkNotModified(feed.etag(), feed.changed().toEpochMilli())) {
            return ResponseEntity.status(304).eTag(feed.etag()).lastModified(feed.changed()).cacheControl(fresh)
                    .build();
        }
        return CalendarFile.answer().eTag(feed.etag()).lastModified(feed.changed()).cacheControl(fresh)
                .header("X-Robots-Tag", "noindex").body(text);
    }
}

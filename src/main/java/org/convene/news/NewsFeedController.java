package org.convene.news;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;

/** Feeds of what groups told the public, for readers and for other sites. */
@RestController
class NewsFeedController {
    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final MediaType JSON = new MediaType("application", "feed+json", StandardCharsets.UTF_8);
    private static final CacheControl FRESH = CacheControl.maxAge(Duration.ofMinutes(15)).cachePublic();
    private final NewsFeeds feeds;
    private final WorkingGroups groups;

    NewsFeedController(NewsFeeds feeds, WorkingGroups groups) {
        this.feeds = feeds;
        this.groups = groups;
    }

    @GetMapping("/feed.atom")
    ResponseEntity<String> atom(ServletWebRequest web) {
        return answer(feeds.atom(null), ATOM, web);
    }

    @GetMapping("/feed.json")
    ResponseEntity<String> json(ServletWebRequest web) {
        return answer(feeds.json(null), JSON, web);
    }

    @GetMapping("/groups/{slug}/feed.atom")
    ResponseEntity<String> atom(@PathVariable String slug, ServletWebRequest web) {
        return answer(feeds.atom(group(slug)), ATOM, web);
    }

    @GetMapping("/groups/{slug}/feed.json")
    ResponseEntity<String> json(@PathVariable String slug, ServletWebRequest web) {
        return answer(feeds.json(group(slug)), JSON, web);
    }

    private Group group(String slug) {
        return groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
    }

    /** 304 without a body when the reader has it already (RFC 9110 section 13). */
    private static ResponseEntity<String> answer(NewsFeeds.Text feed, MediaType type, ServletWebRequest web) {
        if (web.checkNotModified(feed.etag(), feed.changed().toEpochMilli())) {
            return ResponseEntity.status(304).eTag(feed.etag()).lastModified(feed.changed()).cacheControl(FRESH)
                    .build();
        }
        return ResponseEntity.ok().contentType(type).eTag(feed.etag()).lastModified(feed.changed()).cacheControl(FRESH)
                .body(feed.text());
    }
}

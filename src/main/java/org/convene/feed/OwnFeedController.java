package org.convene.feed;

import java.time.Duration;
import java.util.Locale;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

import org.convene.site.NotFound;
import org.convene.site.Site;

/** A person's own calendar, and the page to get its address, replace it or give it up, reached from the preference page. */
@Controller
class OwnFeedController {
    private final OwnFeeds feeds;
    private final Site site;

    OwnFeedController(OwnFeeds feeds, Site site) {
        this.feeds = feeds;
        this.site = site;
    }

    /** What a form asks for. */
    private enum Act {
        OPEN, CANCELLED, REPLACE, CLOSE
    }

    @GetMapping("/calendar/{file}")
    ResponseEntity<String> calendar(@PathVariable String file,
            @RequestHeader(value = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known, ServletWebRequest web) {
        if (!file.endsWith(".ics")) {
            throw new NotFound("calendar");
        }
        FeedText feed = feeds.text(file.substring(0, file.length() - ".ics".length()), known);
        CacheControl fresh = CacheControl.maxAge(Duration.ofMinutes(15)).cachePrivate();
        String text = feed.text();
        if (text == null || web.checkNotModified(feed.etag())) {
            return ResponseEntity.status(304).eTag(feed.etag()).cacheControl(fresh).build();
        }
        return CalendarFile.answer().eTag(feed.etag()).cacheControl(fresh).body(text);
    }

    @GetMapping("/preferences/{token}/calendar")
    String show(@PathVariable String token, Model model) {
        feeds.behind(token).ifPresent(feed -> {
            String url = site.link(feeds.path(feed));
            model.addAttribute("url", url);
            model.addAttribute("programs", Program.all(url, site.name()));
            model.addAttribute("cancelled", feed.cancelled());
        });
        model.addAttribute("preferences", "/preferences/" + token);
        model.addAttribute("action", "/preferences/" + token + "/calendar");
        return "feed/own";
    }

    @PostMapping("/preferences/{token}/calendar")
    String change(@PathVariable String token, @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "false") String cancelled, Model model) {
        switch (act(act)) {
            case OPEN -> feeds.open(token);
            case CANCELLED -> feeds.showCancelled(token, cancelled.equals("true"));
            case REPLACE -> feeds.replace(token);
            case CLOSE -> feeds.close(token);
        }
        model.addAttribute("done", act);
        return show(token, model);
    }

    private static Act act(String name) {
        try {
            return Act.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new NotFound("act");
        }
    }
}

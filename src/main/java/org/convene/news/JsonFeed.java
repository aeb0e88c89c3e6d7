package org.convene.news;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import org.convene.site.Listed;

/** Writes a feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
@Component
class JsonFeed {
    private final JsonMapper json;

    JsonFeed(JsonMapper json) {
        this.json = json;
    }

    private record Author(String name) {}

    private record Body(String version, String title, @JsonProperty("home_page_url") String page,
            @JsonProperty("feed_url") String self, String language, List<Author> authors, List<Item> items) {}

    private record Item(String id, String url, String title, @JsonProperty("content_html") String html,
            @JsonProperty("content_text") String text, @JsonProperty("date_published") String at, String language,
            List<Author> authors, List<String> tags) {}

    String write(NewsFeed feed) {
        return json.writeValueAsString(new Body("https://jsonfeed.org/version/1.1", feed.title(), feed.page(),
                feed.self(), feed.language().toLanguageTag(), List.of(new Author(feed.author())),
                feed.items().stream().map(JsonFeed::item).toList()));
    }

    private static Item item(NewsFeed.Item item) {
        return new Item(item.id(), item.page(), item.title(), item.html(), item.text(), item.at().toString(),
                item.language().toLanguageTag(), List.of(new Author(Listed.of(item.groups(), item.language()))),
                item.groups());
    }
}

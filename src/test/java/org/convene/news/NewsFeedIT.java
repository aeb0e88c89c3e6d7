package org.convene.news;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.announcement.Groups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What the public is told, as feed readers and other sites read it. */
@ConveneTest
class NewsFeedIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOSTILE = "<img src=x onerror=alert(1)> ]]> & ${7*7} 都市 “é”";
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    SettableClock clock;
    Groups groups;

    @BeforeEach
    void makeGroups() {
        groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities & towns");
        groups.create("universities", "Universities");
    }

    @Test
    void tellsWhatAGroupAnnouncedInFullAndAlikeInBothForms() throws Exception {
        String id = send("cities", "Speakers wanted",
                "Come and **tell** us about [it](https://example.org/a?b=1&c=2).");
        Element entry = only(atom("/groups/cities/feed.atom").getElementsByTagName("entry"));
        assertThat(text(entry, "id")).isEqualTo("urn:uuid:" + id);
        assertThat(text(entry, "title")).isEqualTo("Speakers wanted");
        assertThat(text(entry, "updated")).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(text(entry, "name")).isEqualTo("Cities & towns");
        assertThat(text(entry, "content")).contains("<strong>tell</strong>", "https://example.org/a?b=1&amp;c=2");
        JsonNode feed = json("/groups/cities/feed.json");
        assertThat(feed.at("/version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.at("/title").asString()).isEqualTo("Announcements: Cities & towns");
        assertThat(feed.at("/feed_url").asString()).isEqualTo("http://convene.example.org/groups/cities/feed.json");
        assertThat(feed.at("/home_page_url").asString()).isEqualTo("http://convene.example.org/groups/cities");
        JsonNode item = feed.at("/items/0");
        assertThat(item.at("/id").asString()).isEqualTo("urn:uuid:" + id);
        assertThat(item.at("/content_html").asString()).isEqualTo(text(entry, "content"));
        assertThat(item.at("/content_text").asString()).contains("Come and", "https://example.org/a?b=1&c=2");
        assertThat(item.at("/date_published").asString()).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(feed.toString() + http.get("/groups/cities/feed.atom").body()).doesNotContain("Ines");
    }

    @Test
    void theSiteTellsOfAllGroupsAndAGroupOfItsOwn() throws Exception {
        send("cities", "For cities", "One");
        clock.advance(Duration.ofHours(1));
        send("universities", "For universities", "Two");
        clock.advance(Duration.ofHours(1));
        send("cities\", \"universities", "For both", "Three");
        assertThat(titles("/feed.json")).containsExactly("For both", "For universities", "For cities");
        assertThat(titles("/groups/cities/feed.json")).containsExactly("For both", "For cities");
        assertThat(titles("/groups/universities/feed.json")).containsExactly("For both", "For universities");
        assertThat(atom("/feed.atom").getElementsByTagName("entry").getLength()).isEqualTo(3);
        assertThat(http.get("/feed.atom").body()).contains("<name>Cities &amp; towns and Universities</name>");
        assertThat(json("/feed.json").at("/items/0/authors/0/name").asString())
                .isEqualTo("Cities & towns and Universities");
        assertThat(text(atom("/feed.atom").getDocumentElement(), "updated")).isEqualTo("2026-11-21T11:00:00Z");
    }

    @Test
    void keepsToItselfWhatIsNotForThePublic() {
        clock.set(Instant.now()); // the outbox goes by the database's clock
        String soon = "{\"at\": \"" + clock.instant().plusSeconds(10_800) + "\"}";
        groups.call("POST", "/api/v1/announcements", body("cities", "A draft", "x", ""));
        send("cities", "For members", "x", ", \"published\": false");
        groups.call("PATCH", "/api/v1/groups/universities", "{\"joining\": \"APPROVAL\"}");
        send("universities", "Behind a door", "x");
        send("cities\", \"universities", "Half behind a door", "x");
        String later = create("cities", "Not yet", "x", "");
        groups.call("POST", later + "/send", soon);
        String stopped = create("cities", "Stopped", "x", "");
        groups.call("POST", stopped + "/send", soon);
        groups.call("POST", stopped + "/cancel", "");
        assertThat(titles("/feed.json")).isEmpty();
        clock.advance(Duration.ofHours(4));
        assertThat(titles("/feed.json")).containsExactly("Not yet");
        groups.call("POST", later + "/pause", "");
        assertThat(titles("/feed.json")).as("held back at its time").isEmpty();
        groups.call("POST", later + "/resume", "");
        assertThat(titles("/feed.json")).containsExactly("Not yet");
        assertThat(titles("/groups/universities/feed.json")).isEmpty();
    }

    @Test
    void leavesOutMeetingRooms() {
        send("cities", "Join", """
                [Come in](https://us02web.zoom.us/j/123456789?pwd=secret) or https://meet.google.com/abc-defg-hij,
                `https://teams.microsoft.com/l/meetup-join/19%3asecret`, http://convene.example.org/join/AQGh_PzGnHQaiShWwHjzalAAAA
                and read https://zoom.example.org/about and https://example.org/join/us.""");
        for (String feed : List.of("/feed.atom", "/feed.json", "/groups/cities/feed.atom")) {
            assertThat(http.get(feed).body()).as(feed).contains("[link for members only]", "zoom.example.org/about",
                    "example.org/join/us").doesNotContain("zoom.us", "meet.google", "teams.microsoft", "secret",
                            "AQGh_");
        }
    }

    @Test
    void textOfOthersStaysText() throws Exception {
        send("cities", HOSTILE, HOSTILE + "\n\n[x](javascript:alert(1))\n\n<script>alert(1)</script>");
        Element entry = only(atom("/feed.atom").getElementsByTagName("entry"));
        assertThat(text(entry, "title")).isEqualTo(HOSTILE);
        for (String html : List.of(text(entry, "content"), json("/feed.json").at("/items/0/content_html").asString())) {
            var shown = org.jsoup.Jsoup.parse(html);
            assertThat(shown.select("img, script, [onerror], a[href^=javascript]")).isEmpty();
            assertThat(shown.text()).contains("7*7", "都市");
        }
        assertThat(json("/feed.json").at("/items/0/title").asString()).isEqualTo(HOSTILE);
    }

    @Test
    void saysWhenNothingIsNew() {
        send("cities", "First", "x");
        for (String feed : List.of("/feed.atom", "/feed.json", "/groups/cities/feed.atom",
                "/groups/cities/feed.json")) {
            HttpResponse<String> first = http.get(feed);
            assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith(
                    feed.endsWith("atom") ? "application/atom+xml" : "application/feed+json");
            assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("public");
            String etag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = http.get(feed, "If-None-Match", etag);
            assertThat(again.statusCode()).as(feed).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(etag);
            assertThat(http.get(feed, "If-Modified-Since",
                    first.headers().firstValue("Last-Modified").orElseThrow()).statusCode()).isEqualTo(304);
            assertThat(http.get(feed, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        }
        String before = http.get("/feed.atom").headers().firstValue("ETag").orElseThrow();
        clock.advance(Duration.ofMinutes(1));
        send("cities", "Second", "x");
        assertThat(http.get("/feed.atom", "If-None-Match", before).statusCode()).isEqualTo(200);
    }

    @Test
    void holdsTheLatestTwentyAndIsThereBeforeTheFirst() throws Exception {
        assertThat(titles("/feed.json")).isEmpty();
        assertThat(text(atom("/groups/cities/feed.atom").getDocumentElement(), "updated")).isNotEmpty();
        IntStream.rangeClosed(1, 21).forEach(i -> {
            clock.advance(Duration.ofMinutes(1));
            send("cities", "News " + i, "x");
        });
        assertThat(titles("/feed.json")).hasSize(20).startsWith("News 21").doesNotContain("News 1");
        assertThat(http.get("/groups/none/feed.atom").statusCode()).isEqualTo(404);
        assertThat(http.get("/groups/none/feed.json").statusCode()).isEqualTo(404);
    }

    @Test
    void isFoundFromThePages() {
        for (String page : List.of("/", "/groups/cities")) {
            var links = Http.page(http.get(page)).select("head link[rel=alternate]");
            for (String type : List.of("application/atom+xml", "application/feed+json")) {
                var link = links.stream().filter(one -> one.attr("type").equals(type)).findFirst().orElseThrow();
                assertThat(link.attr("title")).isNotEmpty();
                assertThat(http.get(link.attr("href")).statusCode()).isEqualTo(200);
            }
        }
    }

    private String send(String slugs, String subject, String body) {
        return send(slugs, subject, body, "");
    }

    private String send(String slugs, String subject, String body, String more) {
        String made = create(slugs, subject, body, more);
        HttpResponse<String> sent = groups.call("POST", made + "/send", "{}");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        return made.substring(made.lastIndexOf('/') + 1);
    }

    private String create(String slugs, String subject, String body, String more) {
        HttpResponse<String> made = groups.call("POST", "/api/v1/announcements", body(slugs, subject, body, more));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return "/api/v1/announcements/" + JSON.readTree(made.body()).at("/id").asString();
    }

    private static String body(String slugs, String subject, String body, String more) {
        return "{\"groups\": [\"%s\"], \"subject\": %s, \"body\": %s%s}".formatted(slugs,
                JSON.writeValueAsString(subject), JSON.writeValueAsString(body), more);
    }

    private List<String> titles(String feed) {
        return json(feed).at("/items").valueStream().map(item -> item.at("/title").asString()).toList();
    }

    private JsonNode json(String feed) {
        return JSON.readTree(http.get(feed).body());
    }

    private Document atom(String feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(http.get(feed).body())));
    }

    private static Element only(org.w3c.dom.NodeList list) {
        assertThat(list.getLength()).isEqualTo(1);
        return (Element) list.item(0);
    }

    private static String text(Element within, String name) {
        return within.getElementsByTagName(name).item(0).getTextContent();
    }
}

package org.convene.idea;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.contact.ContactRequests;
import org.convene.mail.EmailAddress;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** An idea is public only while its writer and staff both want it to be. */
@ConveneTest
class IdeaIT {
    private static final String WRITER = "tomas@example.org";
    private static final String PAGE = "/groups/cities/ideas";
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    ContactRequests requests;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private Http ines;

    @BeforeEach
    void aGroup() {
        http.json("POST", "/api/v1/groups", "{\"name\": \"Cities\", \"slug\": \"cities\"}", cast.bearer(cast.ines()));
        ines = cast.signIn(http.fresh(), cast.ines());
    }

    @Test
    void staffShowItWithItsWritersConsentAndTheWriterTakesItOff() {
        String letter = write("mayList", "true", "mayName", "true");
        assertThat(Http.page(http.get(PAGE)).select(".empty").text()).contains("No idea is shown here yet");
        Document look = Http.page(ines.get(letter + "/listing"));
        assertThat(look.select(".card").text()).contains("A <b>shared</b> map", "Tomás Rey");
        assertThat(press(letter, "/listing")).isEqualTo(303);
        Document page = Http.page(http.get(PAGE));
        assertThat(page.select("section.card h2").text()).isEqualTo("A <b>shared</b> map");
        assertThat(page.select("section.card").text()).contains("All our meetings", "Tomás Rey", "2026");
        assertThat(page.text()).doesNotContain(WRITER);
        assertThat(Http.page(http.get("/groups/cities")).select("main a[href^=" + PAGE + "#]").text())
                .isEqualTo("A <b>shared</b> map");
        assertThat(Http.page(http.get("/ideas")).select("section.card a").text()).isEqualTo("Cities");

        ReceivedMail told = mailbox.awaitSubject(WRITER, "Your idea is on the page");
        assertThat(told.text() + told.html()).doesNotContain("shared", "Tomás");
        String remove = told.link("/idea/");
        assertThat(http.get(remove).headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Http.page(http.get(PAGE)).select("section.card")).as("looking changes nothing").hasSize(1);
        HttpResponse<String> done = http.submit(http.get(remove), remove.substring(remove.indexOf("/idea/")));
        assertThat(Http.page(done).select("h1").text()).isEqualTo("Your idea is off the page");
        assertThat(Http.page(http.get(PAGE)).select("section.card")).isEmpty();
        assertThat(Http.page(http.get(remove)).select("h1").text()).contains("not shown any more");
        String csrf = Http.page(ines.get("/staff/account")).select("input[name=_csrf]").val();
        assertThat(ines.post(letter + "/listing", "_csrf", csrf).statusCode()).as("consent is gone").isEqualTo(409);
        assertThat(http.get("/idea/none").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'idea.show'").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void withoutConsentNobodyCanShowItAndWithoutANameNoneIsShown() {
        String secret = write("mayName", "true");
        assertThat(Http.page(ines.get(secret)).select("a[href$=/listing]")).isEmpty();
        assertThat(Http.page(ines.get(secret)).select("aside").text()).contains("has not agreed");
        String csrf = Http.page(ines.get("/staff/account")).select("input[name=_csrf]").val();
        assertThat(ines.post(secret + "/listing", "_csrf", csrf).statusCode()).isEqualTo(409);
        String nameless = write("mayList", "true");
        press(nameless, "/listing");
        assertThat(Http.page(http.get(PAGE)).select("section.card").text()).doesNotContain("Tomás");
        press(nameless, "/listing/end");
        assertThat(Http.page(http.get(PAGE)).select("section.card")).isEmpty();
        press(nameless, "/listing");
        assertThat(Http.page(http.get(PAGE)).select("section.card")).hasSize(1);
    }

    @Test
    void goesWithItsWriterAndWithItsMessage() {
        press(write("mayList", "true"), "/listing");
        assertThat(requests.erase(new EmailAddress(WRITER))).isEqualTo(1);
        assertThat(Http.page(http.get("/ideas")).select("section.card")).isEmpty();
        String letter = write("mayList", "true");
        press(letter, "/listing");
        Cast.submitTo(ines, letter, letter + "/close");
        clock.advance(Duration.ofDays(366));
        assertThat(requests.deleteOld()).isEqualTo(1);
        assertThat(Http.page(http.get(PAGE)).select("section.card")).isEmpty();
    }

    @Test
    void programsShowItAndHideItToo() {
        String[] bearer = cast.bearer(cast.ines());
        String listing = write("mayList", "true").replace("/staff/inbox", "/api/v1/contact-requests") + "/listing";
        assertThat(http.get(listing, bearer).body()).contains("\"agreed\":true,\"shown\":false")
                .doesNotContain("Tomás");
        assertThat(http.json("POST", listing, "", bearer).body()).contains("\"shown\":true");
        assertThat(http.json("POST", listing, "", bearer).statusCode()).as("again").isEqualTo(200);
        assertThat(http.get("/api/v1/ideas?group=cities").body()).contains("A <b>shared</b> map",
                "\"group\":\"cities\"").doesNotContain(WRITER, "Tomás");
        assertThat(http.get("/api/v1/ideas?group=none").statusCode()).isEqualTo(404);
        String later = write("mayList", "true", "mayName", "true").replace("/staff/inbox", "/api/v1/contact-requests");
        http.json("POST", later + "/listing", "", bearer);
        String first = http.get("/api/v1/ideas?limit=1").body();
        assertThat(first).contains("\"writer\":\"Tomás Rey\"");
        String next = first.replaceFirst("(?s).*\"next\":\"([^\"]+).*", "$1");
        assertThat(http.get("/api/v1/ideas?limit=1&cursor=" + next).body()).contains("\"items\":[{").doesNotContain(
                "Tomás", "\"next\":\"");
        assertThat(http.json("DELETE", later + "/listing", "", bearer).statusCode()).isEqualTo(204);
        assertThat(http.get("/api/v1/ideas").body()).doesNotContain("Tomás");
        String secret = write().replace("/staff/inbox", "/api/v1/contact-requests");
        assertThat(http.json("POST", secret + "/listing", "", bearer).statusCode()).isEqualTo(409);
    }

    @Test
    void manyStandOnSeveralPagesAndNoneIsLeftOut() {
        press(write("mayList", "true"), "/listing");
        jdbc.sql("""
                with more as (insert into contact_request
                    select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()))).*
                    from contact_request one, generate_series(1, 119) returning id)
                insert into idea (request, group_id, title, words, writer, shown_at)
                select id, group_id, 'Idea', words, writer, shown_at from more, idea
                """).update();
        Set<String> seen = new HashSet<>();
        String path = PAGE;
        for (int size : List.of(50, 50, 20)) {
            Document page = Http.page(http.get(path));
            assertThat(page.select("section.card")).hasSize(size);
            seen.addAll(page.select("section.card").eachAttr("id"));
            assertThat(page.select("a[rel=prev]").eachAttr("href"))
                    .isEqualTo(path.equals(PAGE) ? List.of() : List.of(PAGE));
            path = page.select("a[rel=next]").attr("href");
        }
        assertThat(path).as("the last page").isEmpty();
        assertThat(seen).hasSize(120);
        assertThat(Http.page(http.get("/ideas")).select("a[rel=next]").attr("href")).startsWith("/ideas?before=");
        assertThat(http.get(PAGE + "?before=nonsense~x").statusCode()).isBetween(400, 499);
        assertThat(Http.page(http.get(PAGE + "?before=2020-01-01T00:00:00Z~" + new UUID(0, 0))).select(".empty a")
                .attr("href")).isEqualTo(PAGE);
    }

    private int press(String letter, String action) {
        return Cast.submitTo(ines, letter + "/listing", letter + action).statusCode();
    }

    private String write(String... consent) {
        HttpResponse<String> form = http.get("/contact?kind=idea&group=cities");
        clock.advance(Duration.ofSeconds(10));
        String[] fields = {"group", "cities", "email", WRITER, "name", "Tomás Rey", "subject", "A <b>shared</b> map",
                "body", "All our meetings\non one map"};
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(consent))
                .toArray(String[]::new);
        assertThat(http.submit(form, "/contact", all).headers().firstValue("Location"))
                .hasValue("/contact/sent?group=cities");
        return "/staff/inbox/" + jdbc.sql("select id from contact_request order by id desc limit 1").query(UUID.class)
                .single();
    }
}

package org.convene.segment;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.meeting.MeetingScene;
import org.convene.subscription.ImportRequest;
import org.convene.subscription.MemberImports;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** How staff look for members, keep what they looked for, and take it along as a file. */
@ConveneTest
class SegmentIT {
    private static final String PAGE = "/staff/groups/cities/members";
    @Autowired
    MeetingScene scene;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MemberImports imports;
    Group cities;
    Group towns;
    Http browser;

    @BeforeEach
    void people() {
        cities = scene.group("cities");
        towns = scene.group("towns");
        Staff mo = cast.moderator("Mo", cities.id(), towns.id());
        browser = cast.signIn(http, mo);
        add("cities", "anna.berger@example.org", "Anna Berger", "de", "Europe/Berlin");
        add("cities", "bo@example.org", "Åse Ødegård", "en", "Europe/Oslo");
        add("cities", "taro@example.jp", "山田 太郎", "ja", "Asia/Tokyo");
        add("towns", "anna.berger@example.org", "", "", "");
        add("towns", "zoe@example.org", "Zoe", "de", "Europe/Vienna");
    }

    @Test
    void findsPartsOfNamesAndAddressesInAnyOrder() {
        assertThat(found("search=berg")).containsExactly("anna.berger@example.org");
        assertThat(found("search=BERGER+anna")).containsExactly("anna.berger@example.org");
        assertThat(found("search=taro%40")).containsExactly("taro@example.jp");
        assertThat(found("search=bo")).containsExactly("bo@example.org");
        assertThat(found("search=%E5%A4%AA%E9%83%8E")).containsExactly("taro@example.jp");
        assertThat(found("search=berger+bo")).isEmpty();
        assertThat(found("search=%25")).isEmpty();
        assertThat(found("search=%00%27%22%5C")).isEmpty();
    }

    @Test
    void narrowsByLanguageZoneStateAndGroupTogether() {
        assertThat(found("language=de")).containsExactly("anna.berger@example.org");
        assertThat(found("language=de&zone=Europe%2FOslo")).isEmpty();
        assertThat(found("zone=Asia%2FTokyo&state=ACTIVE")).containsExactly("taro@example.jp");
        assertThat(found("state=ENDED")).isEmpty();
        assertThat(at("/staff/members?language=de&sort=ADDRESS"))
                .containsExactly("anna.berger@example.org", "anna.berger@example.org", "zoe@example.org");
        assertThat(at("/staff/members?language=de&group=towns&sort=ADDRESS"))
                .containsExactly("anna.berger@example.org", "zoe@example.org");
        assertThat(Http.page(browser.get("/staff/members")).select("#zone option").eachAttr("value"))
                .contains("Europe/Vienna", "Asia/Tokyo");
    }

    @Test
    void goesThroughPagesInEveryOrderWithoutLosingOrRepeatingAnybody() {
        addMany("cities", IntStream.range(0, 60).mapToObj(i -> "\nmember" + i + "@example.org,"
                + (i % 3 == 0 ? "" : "Same Name")).collect(Collectors.joining("", "email,name", "")));
        for (String sort : List.of("", "OLDEST", "NAME", "ADDRESS")) {
            String first = PAGE + "?sort=" + sort;
            Document page = Http.page(browser.get(first));
            assertThat(page.select("[role=status]").text()).contains("63 on this list");
            List<String> seen = new ArrayList<>(emails(page));
            assertThat(seen).hasSize(50);
            String next = page.select("a[rel=next]").attr("href");
            Document second = Http.page(browser.get(next));
            assertThat(second.select("tbody tr")).as(next + second.text()).isNotEmpty();
            seen.addAll(emails(second));
            assertThat(seen).as(sort).hasSize(63).doesNotHaveDuplicates();
            assertThat(second.select("a[rel=next]")).isEmpty();
            if (sort.equals("ADDRESS")) {
                assertThat(seen).isSorted();
            }
        }
    }

    @Test
    void takesExactlyTheListAlongAsAFile() {
        HttpResponse<String> file = browser.get("/staff/members.csv?language=de&sort=ADDRESS&group=towns");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("towns-members.csv");
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).contains("zoe@example.org", "Europe/Vienna", "towns");
        String link = Http.page(browser.get(PAGE + "?language=ja")).select("a[download]").attr("href");
        assertThat(browser.get(link).body()).contains("taro@example.jp").doesNotContain("bo@example.org");
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'subscription.export'").query(Long.class)
                .single()).isEqualTo(2);
    }

    @Test
    void keepsAListUnderANameForWhoKeptIt() {
        String list = "/staff/members?language=de&group=cities";
        HttpResponse<String> kept = Cast.submitTo(browser, list, "/staff/members/segments", "name", "Germans");
        assertThat(kept.headers().firstValue("Location")).hasValue("/staff/members?group=cities&language=de");
        Document page = Http.page(browser.get("/staff/members"));
        String href = page.select("nav a:contains(Germans)").attr("href");
        assertThat(at(href)).containsExactly("anna.berger@example.org");
        HttpResponse<String> nameless = Cast.submitTo(browser, list, "/staff/members/segments", "name", " ");
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(Http.page(nameless).select(".problems a").eachAttr("href")).contains("#f-name");

        Http other = cast.signIn(http.fresh(), cast.moderator("Far", cities.id()));
        assertThat(Http.page(other.get("/staff/members")).text()).doesNotContain("Germans");
        String forget = Http.page(browser.get(href)).select("form[action$=/forget]").attr("action");
        String csrf = Http.page(other.get("/staff/account")).select("input[name=_csrf]").attr("value");
        assertThat(other.post(forget, "_csrf", csrf).statusCode()).isEqualTo(404);
        assertThat(Cast.submitTo(browser, href, forget).statusCode()).isEqualTo(303);
        assertThat(Http.page(browser.get("/staff/members")).text()).doesNotContain("Germans");
    }

    @Test
    void showsNobodyOfOtherGroups() {
        Http far = cast.signIn(http.fresh(), cast.moderator("Far", scene.group("far").id()));
        assertThat(far.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(far.get("/staff/members?group=cities").statusCode()).isEqualTo(404);
        assertThat(far.get("/staff/members.csv?group=cities").statusCode()).isEqualTo(404);
        assertThat(far.get("/staff/members").body()).doesNotContain("anna.berger");
        assertThat(far.get("/staff/members.csv").body()).doesNotContain("anna.berger");
    }

    private List<String> found(String query) {
        return at(PAGE + "?" + query);
    }

    private List<String> at(String path) {
        return emails(Http.page(browser.get(path)));
    }

    private static List<String> emails(Document page) {
        return page.select("tbody th a").eachText();
    }

    private void add(String slug, String email, String name, String language, String zone) {
        HttpResponse<String> added = http.json("POST", "/api/v1/groups/" + slug + "/subscriptions", """
                {"email": "%s", "name": "%s", "language": "%s", "timeZone": "%s", "consentNote": "asked"}
                """.formatted(email, name, language, zone), cast.bearer(cast.ines()));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    private void addMany(String slug, String lines) {
        imports.run(cast.ines(), slug,
                new ImportRequest(lines.getBytes(StandardCharsets.UTF_8), "asked", false, false));
    }
}

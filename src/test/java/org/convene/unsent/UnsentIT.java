package org.convene.unsent;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The session ends while somebody types, in a browser without JavaScript: nothing is lost, and nothing is done unasked. */
@ConveneTest
class UnsentIT {
    private static final String GROUP = "/staff/groups/cities";
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    WorkingGroups groups;
    @Autowired
    UnsentForms forms;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private Staff ines;
    private Http browser;

    @BeforeEach
    void signedIn() {
        ines = cast.ines();
        http.json("POST", "/api/v1/groups", "{\"name\": \"Cities\", \"slug\": \"cities\"}", cast.bearer(ines));
        browser = cast.signIn(http.fresh(), ines);
    }

    @Test
    void whatWasTypedIsShownAgainAndSentOnceMore() {
        HttpResponse<String> page = browser.get(GROUP);
        everySessionEnds();
        HttpResponse<String> late = browser.submit(page, GROUP, "name", "Cities <b>& towns</b>", "description",
                "One\n\n two",
                "chathamHouse", "true", "joining", "APPROVAL", "language", "fr");
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(browser.get(to(late)).headers().firstValue("Location")).hasValue("/staff/sign-in");
        assertThat(Http.page(browser.get("/staff/sign-in")).select("[role=status]").text())
                .contains("kept for an hour");
        assertThat(groups.bySlug("cities").orElseThrow().name()).isEqualTo("Cities");
        cast.signIn(browser, ines);
        HttpResponse<String> again = browser.get(to(browser.get("/staff")));
        Document shown = Http.page(again);
        assertThat(shown.select("main [role=status]").text()).contains("Nothing has been sent or changed yet");
        assertThat(shown.select("#f-name").val()).isEqualTo("Cities <b>& towns</b>");
        assertThat(shown.select("#f-description").val()).isEqualToNormalizingNewlines("One\n\n two");
        assertThat(shown.select("input[name=chathamHouse]").hasAttr("checked")).isTrue();
        assertThat(shown.select("input[name=joining][checked]").val()).isEqualTo("APPROVAL");
        assertThat(shown.select("#f-language option[selected]").val()).isEqualTo("fr");
        assertThat(again.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(browser.submit(again, GROUP).statusCode()).isEqualTo(303);
        assertThat(groups.bySlug("cities").orElseThrow().name()).isEqualTo("Cities <b>& towns</b>");
        assertThat(browser.get("/staff").statusCode()).as("shown once").isEqualTo(200);
        assertThat(jdbc.sql("select fields from unsent_form").query(String.class).single()).doesNotContain("_csrf");
    }

    @Test
    void theFormIsFoundAboveTheAddressItWasSentTo() {
        http.json("POST", "/api/v1/contact-requests", "{\"kind\": \"question\", \"email\": \"a@example.org\", "
                + "\"subject\": \"S\", \"body\": \"B\"}");
        String letter = "/staff/inbox/" + jdbc.sql("select id from contact_request").query(UUID.class).single();
        HttpResponse<String> page = browser.get(letter);
        everySessionEnds();
        browser.submit(page, letter + "/reply", "body", "An hour of words", "then", "close", "topic", "CI/CD", "zone",
                "Europe/Berlin");
        cast.signIn(browser, ines);
        String first = to(browser.get("/staff"));
        assertThat(first).startsWith(letter + "/reply?unsent=");
        String second = to(browser.get(first));
        assertThat(second).startsWith(letter + "?unsent=");
        assertThat(Http.page(browser.get(second)).select("#f-body").val()).isEqualTo("An hour of words");
        jdbc.sql("delete from contact_request").update();
        String above = to(browser.get(second));
        assertThat(to(browser.get(above))).startsWith("/staff/unsent/");
        assertThat(Http.page(browser.get(to(browser.get(above)))).select("textarea").eachText())
                .containsExactlyInAnyOrder("An hour of words", "CI/CD");
    }

    @Test
    void aTokenOfAnEndedSessionShowsTheFormAtOnceWhoSignedInMeanwhile() {
        HttpResponse<String> page = browser.get(GROUP);
        everySessionEnds();
        cast.signIn(browser, ines);
        HttpResponse<String> late = browser.submit(page, GROUP, "name", "Typed before");
        assertThat(late.statusCode()).isEqualTo(303);
        Document shown = Http.page(browser.get(to(browser.get(to(late)))));
        assertThat(shown.select("#f-name").val()).isEqualTo("Typed before");
        assertThat(groups.bySlug("cities").orElseThrow().name()).isEqualTo("Cities");
    }

    @Test
    void aSessionEndedElsewhereLosesNothingEither() {
        HttpResponse<String> page = browser.get(GROUP);
        jdbc.sql("delete from staff_session").update();
        HttpResponse<String> late = browser.submit(page, GROUP, "name", "Typed before");
        assertThat(to(late)).isEqualTo("/staff/sign-in");
        cast.signIn(browser, ines);
        assertThat(Http.page(browser.get(to(browser.get("/staff")))).select("#f-name").val()).isEqualTo("Typed before");
    }

    @Test
    void aButtonAloneLeavesNothingAndLeadsBackToItsPage() {
        http.json("POST", "/api/v1/groups/cities/subscriptions",
                "{\"email\": \"mara@example.org\", \"consentNote\": \"Asked\"}", cast.bearer(ines));
        String member = "/staff/groups/cities/members/"
                + jdbc.sql("select id from subscription").query(UUID.class).single();
        HttpResponse<String> page = browser.get(member);
        everySessionEnds();
        HttpResponse<String> late = browser.submit(page, member + "/remove");
        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(kept()).isZero();
        assertThat(Http.page(browser.get("/staff/sign-in")).select("[role=status]").text()).doesNotContain("kept");
        cast.signIn(browser, ines);
        String first = to(browser.get("/staff"));
        String second = to(browser.get(first));
        assertThat(second).isEqualTo(member + "?pressed=");
        Document shown = Http.page(browser.get(second));
        assertThat(shown.select("form[action=" + member + "/remove]")).hasSize(1);
        assertThat(shown.select("main > .note").text()).doesNotContain("Nothing has been sent");
        assertThat(browser.get("/staff").statusCode()).as("led there once").isEqualTo(200);
        assertThat(to(browser.get("/staff/nowhere?pressed="))).isEqualTo("/staff");
    }

    @Test
    void nobodyElseGetsIt() {
        HttpResponse<String> page = browser.get(GROUP);
        everySessionEnds();
        browser.submit(page, GROUP, "name", "Secret words");
        UUID id = jdbc.sql("select id from unsent_form").query(UUID.class).single();
        Staff mo = cast.moderator("Mo", groups.bySlug("cities").orElseThrow().id());
        cast.signIn(browser, mo);
        assertThat(browser.get("/staff").statusCode()).as("the same browser, somebody else").isEqualTo(200);
        assertThat(browser.get("/staff/unsent/" + id).statusCode()).isEqualTo(404);
        HttpResponse<String> theirs = browser.get(GROUP + "?unsent=" + id);
        assertThat(theirs.body()).doesNotContain("Secret words");
        Http other = cast.signIn(http.fresh(), ines);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(other.get("/staff/unsent/" + id).statusCode()).as("after an hour").isEqualTo(404);
        assertThat(forms.forgetOld()).isEqualTo(1);
    }

    @Test
    void keepsNoPasswordsNoScriptsWordsAndNothingOfStrangers() {
        HttpResponse<String> page = browser.get(GROUP);
        everySessionEnds();
        assertThat(browser.post("/staff/account/name", "name", "Mallory", "_csrf", "old").statusCode()).isEqualTo(403);
        assertThat(browser.post(GROUP, "name", "No token").statusCode()).isEqualTo(403);
        assertThat(http.fresh().post(GROUP, "name", "Stranger", "_csrf", "made-up").statusCode()).isEqualTo(403);
        var script = browser.request(GROUP, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Mode",
                "cors").POST(BodyPublishers.ofString("name=script&_csrf=old"));
        assertThat(browser.send(script).statusCode()).isEqualTo(403);
        var foreign = browser.request(GROUP, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site",
                "cross-site").POST(BodyPublishers.ofString("name=foreign&_csrf=old"));
        assertThat(browser.send(foreign).statusCode()).isEqualTo(403);
        assertThat(browser.submit(page, GROUP, "name", "x".repeat(UnsentForm.MOST)).statusCode()).isEqualTo(403);
        assertThat(kept()).isZero();
        browser.submit(page, GROUP, "name", "Fine", "password", "hunter22");
        assertThat(jdbc.sql("select fields from unsent_form").query(String.class).single()).contains("Fine")
                .doesNotContain("hunter22");
        for (int i = 0; i < 7; i++) {
            clock.advance(Duration.ofSeconds(1));
            browser.submit(page, GROUP, "name", "More");
        }
        assertThat(kept()).as("the newest of a person").isEqualTo(5);
    }

    private long kept() {
        return jdbc.sql("select count(*) from unsent_form").query(Long.class).single();
    }

    private void everySessionEnds() {
        jdbc.sql("delete from spring_session").update();
        jdbc.sql("delete from staff_session").update();
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}

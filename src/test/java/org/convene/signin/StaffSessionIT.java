package org.convene.signin;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.ApiTokens;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** What a session is worth, and when it is worth nothing any more. */
@ConveneTest
class StaffSessionIT {
    private static final String OWN = "/staff/account";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    ApiTokens tokens;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;

    @Test
    void aSessionPlantedBeforeSignInIsWorthNothingAfterwards() {
        Staff ines = cast.ines();
        Http victim = http.fresh();
        HttpResponse<String> before = victim.get("/staff/sign-in");
        String planted = cookie(before);
        String csrf = csrf(before);
        cast.signIn(victim, ines);
        assertThat(victim.get(OWN).statusCode()).isEqualTo(200);
        assertThat(http.fresh().get(OWN, "Cookie", planted).statusCode()).isEqualTo(303);
        assertThat(victim.post("/staff/account/name", "name", "Mallory", "_csrf", csrf).statusCode()).isEqualTo(403);
    }

    @Test
    void aCookieReplayedAfterSignOutIsWorthNothing() {
        Http browser = http.fresh();
        HttpResponse<String> entry = enter(browser, cast.ines());
        String kept = cookie(entry);
        assertThat(http.fresh().get(OWN, "Cookie", kept).statusCode()).isEqualTo(200);
        assertThat(Cast.submitTo(browser, OWN, "/staff/sign-out").headers().firstValue("Location"))
                .hasValue("/staff/sign-in");
        assertThat(http.fresh().get(OWN, "Cookie", kept).statusCode()).isEqualTo(303);
        assertThat(browser.get(OWN).statusCode()).isEqualTo(303);
    }

    @Test
    void whatAnotherReleaseWroteIntoASessionAsksToSignInAgain() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        String name = SignedIn.class.getName();
        jdbc.sql("""
                update spring_session_attributes set attribute_bytes = decode(replace(encode(attribute_bytes, 'hex'),
                    encode(:known, 'hex'), encode(:unknown, 'hex')), 'hex')
                """).param("known", name.getBytes(US_ASCII))
                .param("unknown", name.replace("SignedIn", "SignedUp").getBytes(US_ASCII)).update();
        assertThat(browser.get(OWN).headers().firstValue("Location").orElseThrow()).startsWith("/staff/sign-in");
        assertThat(browser.get("/staff/sign-in").statusCode()).isEqualTo(200);
        assertThat(cast.signIn(browser, cast.ines()).get(OWN).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsEverySessionButTheOneThatSetIt() {
        Staff ines = cast.ines();
        Http here = cast.signIn(http.fresh(), ines);
        Http elsewhere = cast.signIn(http.fresh(), ines);
        HttpResponse<String> saved = Cast.submitTo(here, OWN, "/staff/account/password", "password",
                "seven green lamps at noon");
        assertThat(saved.headers().firstValue("Location")).hasValue(OWN);
        assertThat(Http.page(here.get(OWN)).select(".note.good").text()).contains("saved");
        assertThat(elsewhere.get(OWN).statusCode()).isEqualTo(303);
    }

    @Test
    void passwordsEverybodyTriesFirstAreRefused() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        for (String weak : List.of("short", "passwordpassword123456", "aaaaaaaaaaaaaaaaaaaa", "a".repeat(257))) {
            assertThat(Cast.submitTo(browser, OWN, "/staff/account/password", "password", weak).statusCode()).as(weak)
                    .isEqualTo(422);
        }
    }

    @Test
    void aCsrfTokenOfSomebodyElseOpensNothing() {
        Staff ines = cast.ines();
        String hers = csrf(cast.signIn(http.fresh(), ines).get(OWN));
        Http mo = cast.signIn(http.fresh(), cast.moderator("Mo"));
        assertThat(mo.post("/staff/account/name", "name", "Mallory", "_csrf", hers).statusCode()).isEqualTo(403);
        assertThat(mo.post("/staff/account/name", "name", "Mo Two", "_csrf", csrf(mo.get(OWN))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aRequestFromAnotherSiteChangesNothingWhateverItCarries() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        String csrf = java.net.URLEncoder.encode(csrf(browser.get(OWN)), java.nio.charset.StandardCharsets.UTF_8);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(browser.send(browser
                    .request("/staff/account/name", "Content-Type", "application/x-www-form-urlencoded",
                            "Sec-Fetch-Site", site)
                    .POST(BodyPublishers.ofString("name=Mallory&_csrf=" + csrf))).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theLinkGoesToTheStoredAddressAndToOurOwnSite() {
        cast.ines();
        Http browser = http.fresh();
        Cast.submit(browser, "/staff/sign-in", "email", " INES@EXAMPLE.ORG ");
        assertThat(mailbox.awaitFirst("ines@example.org").link("/staff/sign-in/")).startsWith(http.publicUrl());
        String csrf = csrf(browser.get("/staff/sign-in"));
        assertThat(browser.post("/staff/sign-in/link", "_csrf", csrf, "email", "ines@example.org", "email",
                "mallory@example.org").statusCode()).isEqualTo(400);
        assertThat(browser.post("/staff/sign-in/link", "_csrf", csrf, "email[]", "ines@example.org", "email[]",
                "mallory@example.org").statusCode()).isEqualTo(400);
        assertThat(mailbox.mailsTo("mallory@example.org")).isEmpty();
    }

    @Test
    void lookingAtALinkUsesNothingUp() {
        Staff ines = cast.ines();
        String link = accounts.oneTimeLink(accounts.self(ines).email());
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> page = http.fresh().get(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
            http.fresh().send(http.request(link).method("HEAD", BodyPublishers.noBody()));
        }
        assertThat(Cast.submit(http.fresh(), link).statusCode()).isEqualTo(303);
    }

    @Test
    void signingInIsOnRecord() {
        cast.signIn(http.fresh(), cast.ines());
        assertThat(jdbc.sql("SELECT act || ' ' || details FROM audit_entry").query(String.class).list())
                .contains("staff.sign-in link");
    }

    @Test
    void aTokenReadsButDoesNotWriteNorOpenPages() {
        Staff ines = cast.ines();
        String[] reader = cast.bearer(ines, Scope.GROUPS_READ);
        assertThat(http.json("POST", "/api/v1/groups", "{\"name\":\"A\",\"slug\":\"a\"}", reader).statusCode())
                .isEqualTo(403);
        for (String page : List.of(OWN, "/staff/people", "/staff")) {
            assertThat(http.fresh().get(page, reader).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void aTokenEndsWithItsTimeAndItsOwnersAccess() {
        Staff ines = cast.ines();
        Staff mo = cast.moderator("Mo");
        String[] his = cast.bearer(mo, Scope.GROUPS_READ);
        assertThat(http.get("/api/v1/groups", his).statusCode()).isEqualTo(200);
        accounts.setDisabled(ines, mo.id(), true);
        assertThat(http.get("/api/v1/groups", his).statusCode()).isEqualTo(401);
        assertThat(http.get("/api/v1/groups", "Authorization", "Basic aW5lczppbmVz").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> made = Cast.submitTo(browser, OWN, "/staff/account/tokens", "tokenName", "nightly", "days",
                "30", "scopes", "audit:read");
        String token = Http.page(made).select("code.token").text();
        assertThat(token).matches("convene_[0-9a-f]{48}_[0-9a-f]{8}");
        assertThat(http.fresh().get("/api/v1/audit", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(browser.get(OWN).body()).doesNotContain(token).contains("nightly");
        Document own = Http.page(browser.get(OWN));
        assertThat(own.select("td.words").eachText()).contains("History: read");
        Document like = Http.page(browser.get(own.select("a[href*='?like=']").attr("href").replaceFirst("#.*", "")));
        assertThat(like.select("#f-tokenName").val()).isEqualTo("nightly");
        assertThat(like.select("input[name=scopes][checked]").eachAttr("value")).containsExactly("audit:read");
        assertThat(jdbc.sql("SELECT count(*) FROM api_token WHERE prefix || name LIKE '%' || :secret || '%'")
                .param("secret", token.substring(20)).query(Long.class).single()).isZero();
        for (String days : List.of("-1", "2000000000")) {
            assertThat(Cast.submitTo(browser, OWN, "/staff/account/tokens", "tokenName", "x", "days", days, "scopes",
                    "audit:read").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void aNameIsOneLine() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        for (String name : List.of("", "a\r\nBcc: x@example.org", "a\u2028b", "a\u202eb", "x".repeat(101))) {
            assertThat(Cast.submitTo(browser, OWN, "/staff/account/name", "name", name).statusCode()).isEqualTo(422);
        }
    }

    private HttpResponse<String> enter(Http browser, Staff staff) {
        return Cast.submit(browser, accounts.oneTimeLink(accounts.self(staff).email()));
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith("staff="))
                .map(set -> set.substring(0, set.indexOf(';'))).findFirst().orElseThrow();
    }

    private static String csrf(HttpResponse<String> page) {
        var field = Http.page(page).select("input[name=_csrf]").first();
        return field == null ? "" : field.attr("value");
    }
}

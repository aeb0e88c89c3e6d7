package org.convene.signin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class SecondFactorIT {
    private static final String PASSWORD = "seven green lamps at noon";
    private static final String PAGE = "/staff/account/second-factor";
    private static final String INES = "ines@example.org";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private String key = "";

    @Test
    void aPasswordAsksForTheCodeOfTheAppAndEachCodeWorksOnce() {
        Staff ines = cast.ines();
        setUp(ines);
        clock.advance(Duration.ofMinutes(1));
        Http browser = http.fresh();
        assertThat(password(browser, PASSWORD).headers().firstValue("Location")).hasValue("/staff/sign-in/code");
        assertThat(browser.get("/staff").headers().firstValue("Location")).hasValue("/staff/sign-in");
        String code = code();
        assertThat(type(browser, "000000").statusCode()).isEqualTo(422);
        assertThat(type(browser, code).headers().firstValue("Location")).hasValue("/staff");
        assertThat(browser.get("/staff").statusCode()).isEqualTo(200);

        Http again = http.fresh();
        password(again, PASSWORD);
        assertThat(type(again, code).statusCode()).as("the same code").isEqualTo(422);
    }

    @Test
    void theCodeIsWorthNothingWithoutThePasswordTypedInTheSameBrowser() {
        setUp(cast.ines());
        clock.advance(Duration.ofMinutes(1));
        Http typed = http.fresh();
        password(typed, PASSWORD);
        Http other = http.fresh();
        HttpResponse<String> page = other.get("/staff/sign-in");
        String csrf = Http.page(page).select("input[name=_csrf]").attr("value");
        assertThat(other.post("/staff/sign-in/code", "_csrf", csrf, "code", code(), "codeNeeded", "false").headers()
                .firstValue("Location")).hasValue("/staff/sign-in");
        assertThat(other.get("/staff").statusCode()).isEqualTo(303);
        clock.advance(Duration.ofMinutes(11));
        assertThat(typed.get("/staff/sign-in/code").headers().firstValue("Location")).as("too late")
                .hasValue("/staff/sign-in");
    }

    @Test
    void aRecoveryCodeOpensOnceAndOnlyHashesAreKept() {
        Staff ines = cast.ines();
        List<String> codes = setUp(ines);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(one -> one.matches("[a-z2-9]{5}-[a-z2-9]{5}"));
        Http browser = http.fresh();
        password(browser, PASSWORD);
        assertThat(type(browser, codes.getFirst().toUpperCase(java.util.Locale.ROOT)).headers().firstValue("Location"))
                .hasValue("/staff");
        Http again = http.fresh();
        password(again, PASSWORD);
        assertThat(type(again, codes.getFirst()).statusCode()).isEqualTo(422);
        assertThat(Http.page(browser.get(PAGE)).text()).contains("9 recovery codes").doesNotContain(codes.get(1));
        String kept = jdbc.sql("SELECT string_agg(encode(hash, 'escape'), ' ') FROM recovery_code").query(String.class)
                .single();
        assertThat(codes).noneMatch(one -> kept.contains(one.replace("-", "")));

        Http page = browser;
        List<String> fresh = codes(Cast.submitTo(page, PAGE, PAGE + "/codes"));
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
        assertThat(type(again, codes.get(1)).statusCode()).as("replaced").isEqualTo(422);
    }

    @Test
    void switchingItOnEndsOtherSessionsAndTellsTheOwner() {
        Staff ines = cast.ines();
        Http elsewhere = cast.signIn(http.fresh(), ines);
        setUp(ines);
        assertThat(elsewhere.get("/staff").statusCode()).isEqualTo(303);
        assertThat(mailbox.awaitSubject(INES, "sign in").text()).contains("asks for a code from your phone");
        assertThat(acts()).contains("staff.second-factor-on");
    }

    @Test
    void anAdminTakesItOffSomebodyWhoLostThePhone() {
        Staff mo = cast.moderator("Mo");
        mailbox.awaitFirst("mo@example.org");
        Http his = setUpIn(mo);
        Http admin = cast.signIn(http.fresh(), cast.ines());
        assertThat(Cast.submitTo(admin, "/staff/people", "/staff/people/" + mo.id() + "/second-factor").statusCode())
                .isEqualTo(303);
        assertThat(his.get("/staff").statusCode()).as("his sessions end").isEqualTo(303);
        assertThat(acts()).contains("staff.second-factor-reset");
        mailbox.await("mo@example.org", 3);
        assertThat(mailbox.mailsTo("mo@example.org"))
                .anyMatch(mail -> mail.text().contains("An admin took the second"));
        Http browser = http.fresh();
        assertThat(Cast.submitTo(browser, "/staff/sign-in", "/staff/sign-in/password", "email", "mo@example.org",
                "password", PASSWORD).headers().firstValue("Location")).hasValue("/staff");
    }

    @Test
    void wrongCodesWaitLongerEachAndALinkByMailStillOpens() {
        setUp(cast.ines());
        clock.advance(Duration.ofMinutes(1));
        Http browser = http.fresh();
        password(browser, PASSWORD);
        for (int i = 0; i < 6; i++) {
            assertThat(type(browser, "00000" + i).statusCode()).as("%s", i).isEqualTo(422);
        }
        HttpResponse<String> wait = type(browser, code());
        assertThat(wait.statusCode()).isEqualTo(429);
        assertThat(wait.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 10L);
        clock.advance(Duration.ofSeconds(3));
        assertThat(type(browser, "000007").statusCode()).isEqualTo(422);
        clock.advance(Duration.ofSeconds(3));
        assertThat(type(browser, code()).statusCode()).as("four seconds now").isEqualTo(429);

        Http mail = http.fresh();
        Cast.submit(mail, "/staff/sign-in", "email", INES);
        String link = mailbox.awaitSubject(INES, "Sign in").link("/staff/sign-in/");
        assertThat(Cast.submit(mail, link).headers().firstValue("Location")).hasValue("/staff");
        clock.advance(Duration.ofSeconds(2));
        assertThat(type(browser, code()).headers().firstValue("Location")).hasValue("/staff");
    }

    @Test
    void guessesAtOnceCountAsManyAsTheyAre() throws Exception {
        cast.ines();
        Callable<Integer> guess = () -> Cast.submitTo(http.fresh(), "/staff/sign-in", "/staff/sign-in/password",
                "email", INES, "password", "a guess").statusCode();
        List<Integer> answers = new ArrayList<>();
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : guessers.invokeAll(Collections.nCopies(10, guess))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.stream().filter(status -> status == 422).count()).isLessThanOrEqualTo(6);
        assertThat(answers).containsOnly(422, 429);
    }

    @Test
    void aDangerousActAsksAgainAndLosesNothing() {
        Staff ines = cast.ines();
        accounts.setPassword(ines, PASSWORD);
        Http browser = cast.signIn(http.fresh(), ines);
        clock.advance(Duration.ofMinutes(11));
        HttpResponse<String> asked = Cast.submitTo(browser, "/staff/account", "/staff/account/tokens", "tokenName",
                "nightly “import”", "days", "30", "scopes", "audit:read", "scopes", "groups:read");
        assertThat(asked.headers().firstValue("Location")).hasValue("/staff/account/again");
        assertThat(Cast.submitTo(browser, "/staff/account/again", "/staff/account/again/password", "password",
                "not this one").statusCode()).isEqualTo(422);
        assertThat(Cast.submitTo(browser, "/staff/account/again", "/staff/account/again/password", "password",
                PASSWORD).headers().firstValue("Location")).hasValue("/staff/account/again/go-on");
        assertThat(Http.page(browser.get("/staff/account/again/go-on")).select("main form button").text())
                .isEqualTo("Make the token");
        HttpResponse<String> made = browser.submit(browser.get("/staff/account/again/go-on"),
                "/staff/account/tokens");
        assertThat(Http.page(made).select("code.token").text()).startsWith("convene_");
        assertThat(Http.page(browser.get("/staff/account")).text()).contains("nightly “import”");
    }

    @Test
    void exportsAskAgainAsWell() {
        Staff ines = cast.ines();
        http.json("POST", "/api/v1/groups", "{\"name\":\"Cities\",\"slug\":\"cities\"}", cast.bearer(ines));
        Http browser = cast.signIn(http.fresh(), ines);
        assertThat(browser.get("/staff/groups/cities/members.csv").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(11));
        assertThat(browser.get("/staff/groups/cities/members.csv").headers().firstValue("Location"))
                .hasValue("/staff/account/again");
        var form = Http.page(browser.get("/staff/account/again/go-on")).select("main form");
        assertThat(form.attr("action")).isEqualTo("/staff/groups/cities/members.csv");
        assertThat(form.attr("method")).isEqualTo("get");
    }

    @Test
    void aLinkByMailLeadsBackToTheActAsWell() {
        Staff ines = cast.ines();
        Http browser = cast.signIn(http.fresh(), ines);
        clock.advance(Duration.ofMinutes(11));
        Cast.submitTo(browser, "/staff/people", "/staff/people", "name", "Kim", "email", "kim@example.org", "role",
                "observer");
        Cast.submitTo(browser, "/staff/account/again", "/staff/account/again/link");
        String link = mailbox.awaitFirst(INES).link("/staff/sign-in/");
        assertThat(Cast.submit(browser, link).headers().firstValue("Location")).hasValue("/staff/account/again/go-on");
        browser.submit(browser.get("/staff/account/again/go-on"), "/staff/people");
        assertThat(accounts.people(ines)).anyMatch(person -> person.role() == Role.OBSERVER);
    }

    @Test
    void onePlaceIsSignedOutAndTheOthersGoOn() {
        Staff ines = cast.ines();
        Http here = cast.signIn(http.fresh(), ines);
        Http there = cast.signIn(http.fresh(), ines);
        var page = Http.page(here.get("/staff/account"));
        var ends = page.select("form[action$=/end]");
        assertThat(ends).hasSize(2);
        String mine = page.select("li:has(.tag.good) form").attr("action");
        String other = ends.stream().map(form -> form.attr("action")).filter(action -> !action.equals(mine)).findFirst()
                .orElseThrow();
        assertThat(Cast.submitTo(here, "/staff/account", other).statusCode()).isEqualTo(303);
        assertThat(there.get("/staff").statusCode()).isEqualTo(303);
        assertThat(here.get("/staff").statusCode()).isEqualTo(200);
        Http mo = cast.signIn(http.fresh(), cast.moderator("Mo"));
        String csrf = Http.page(mo.get("/staff/account")).select("input[name=_csrf]").attr("value");
        assertThat(mo.post(mine, "_csrf", csrf).statusCode()).as("not his").isEqualTo(404);
    }

    private List<String> setUp(Staff person) {
        accounts.setPassword(person, PASSWORD);
        return enable(cast.signIn(http.fresh(), person));
    }

    private Http setUpIn(Staff person) {
        accounts.setPassword(person, PASSWORD);
        Http again = cast.signIn(http.fresh(), person);
        enable(again);
        return again;
    }

    private List<String> enable(Http browser) {
        Cast.submitTo(browser, PAGE, PAGE + "/begin");
        key = Http.page(browser.get(PAGE)).select("code.key").text();
        assertThat(Http.page(browser.get(PAGE)).select("a[href^=otpauth:]").attr("href")).contains("secret=" + key);
        assertThat(Http.page(browser.get(PAGE)).select("svg.qr path").attr("d")).startsWith("M4 4h1v1h-1z");
        assertThat(Cast.submitTo(browser, PAGE, PAGE + "/enable", "code", "000000").statusCode()).isEqualTo(422);
        return codes(Cast.submitTo(browser, PAGE, PAGE + "/enable", "code", code()));
    }

    private static List<String> codes(HttpResponse<String> page) {
        return Http.page(page).select(".codes code").eachText();
    }

    private String code() {
        return PhoneApp.code(key, clock.instant());
    }

    private HttpResponse<String> password(Http browser, String password) {
        return Cast.submitTo(browser, "/staff/sign-in", "/staff/sign-in/password", "email", INES, "password", password);
    }

    private static HttpResponse<String> type(Http browser, String code) {
        return Cast.submitTo(browser, "/staff/sign-in/code", "/staff/sign-in/code", "code", code);
    }

    private List<String> acts() {
        return jdbc.sql("SELECT act FROM audit_entry").query((row, number) -> row.getString("act")).list();
    }
}

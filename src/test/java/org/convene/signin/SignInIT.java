package org.convene.signin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.account.ApiTokens;
import org.convene.account.Role;
import org.convene.account.SetupLinks;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ConveneTest
class SignInIT {
    private static final String PASSWORD = "seven green lamps at noon";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SetupLinks setup;
    @Autowired
    SignIns signIns;
    @Autowired
    ApiTokens tokens;
    @Autowired
    SettableClock clock;

    @Test
    void aMailedLinkSignsInOnceAndOnlyInTheBrowserThatAsked() {
        cast.ines();
        Http browser = http.fresh();
        assertThat(Cast.submit(browser, "/staff/sign-in", "email", "ines@example.org").headers().firstValue("Location"))
                .hasValue("/staff/sign-in/sent");
        String link = mailbox.awaitFirst("ines@example.org").link("/staff/sign-in/");

        assertEnded(http.fresh(), link, "only in the browser");
        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(Cast.submit(browser, link).headers().firstValue("Location")).hasValue("/staff");
        assertThat(browser.get("/staff/account").statusCode()).isEqualTo(200);
        assertEnded(browser, link, "used already");
        assertThat(Http.page(browser.get(link)).select("main a[href=/staff]").text()).contains("Ines Falk");
        assertEnded(browser, link.substring(0, link.length() - 9), "missing");
        Http other = http.fresh();
        assertThat(other.submit(other.get(link), "/staff/sign-in/link", "email", "ines@example.org").headers()
                .firstValue("Location")).hasValue("/staff/sign-in/sent");
    }

    /** Tells so at once, without a press. */
    private static void assertEnded(Http browser, String link, String why) {
        HttpResponse<String> page = browser.get(link);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(Http.page(page).select("main .lead").text()).contains(why);
        assertThat(Http.page(page).select("main form").eachAttr("action")).containsExactly("/staff/sign-in/link");
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAndNoMail() {
        Http browser = http.fresh();
        assertThat(
                Cast.submit(browser, "/staff/sign-in", "email", "nobody@example.org").headers().firstValue("Location"))
                .hasValue("/staff/sign-in/sent");
        assertThat(mailbox.mailsTo("nobody@example.org")).isEmpty();
    }

    @Test
    void aPasswordSignsInAndIsRefusedAlikeForAnybodyElse() {
        Staff ines = cast.ines();
        accounts.setPassword(ines, PASSWORD);
        Http browser = http.fresh();
        String path = "/staff/sign-in/password";
        var wrong = Cast.submitTo(browser, "/staff/sign-in", path, "email", "ines@example.org", "password",
                "nope nope nope nope");
        var nobody = Cast.submitTo(browser, "/staff/sign-in", path, "email", "nobody@example.org", "password",
                PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(nobody.statusCode());
        assertThat(Http.page(wrong).select(".problems").text()).isEqualTo(Http.page(nobody).select(".problems").text());

        var right = Cast.submitTo(browser, "/staff/sign-in", path, "email", "ines@example.org", "password", PASSWORD);
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(browser.get("/staff/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aThousandGuessesMeetALimit() {
        cast.ines();
        int last = 0;
        Http browser = http.fresh();
        for (int i = 0; i < 12; i++) {
            last = Cast.submitTo(browser, "/staff/sign-in", "/staff/sign-in/password", "email", "ines@example.org",
                    "password",
                    "guess number " + i + " of many").statusCode();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void theOwnerHearsOfManyGuessesOnceADayAndMayStillComeInByLink() {
        cast.ines();
        Http thief = http.fresh();
        for (int i = 0; i < 9; i++) {
            guess(thief, "ines@example.org", i);
            guess(thief, "nobody@example.org", i);
        }
        mailbox.awaitSubject("ines@example.org", "password");
        assertThat(mailbox.mailsTo("ines@example.org")).hasSize(1);
        assertThat(mailbox.mailsTo("nobody@example.org")).isEmpty();
        assertThat(mailbox.mailsTo("ines@example.org").getFirst().text()).contains("/staff/sign-in");

        Http ines = http.fresh();
        Cast.submit(ines, "/staff/sign-in", "email", "ines@example.org");
        String link = mailbox.awaitSubject("ines@example.org", "Sign in").link("/staff/sign-in/");
        assertThat(Cast.submit(ines, link).headers().firstValue("Location")).hasValue("/staff");
    }

    private static void guess(Http browser, String email, int number) {
        Cast.submitTo(browser, "/staff/sign-in", "/staff/sign-in/password", "email", email, "password",
                "guess number " + number + " of many");
    }

    @Test
    void whatIsChosenAtTheFootGoesAlongToEveryBrowserAndMail() {
        Http german = cast.signIn(http.fresh(), cast.ines());
        german.submit(german.get("/staff/account"), "/staff/account/reader", "lang", "de", "tz", "Europe/Paris",
                "shown", "Europe/Paris");
        assertThat(Http.page(german.get("/staff/account")).select("html").attr("data-zone")).as("left alone").isEmpty();
        var chosen = german.submit(german.get("/staff/account"), "/staff/account/reader", "lang", "de", "tz",
                "Asia/Tokyo", "clock", "12");
        assertThat(chosen.headers().firstValue("Location")).hasValue("/staff/account");
        assertThat(Http.page(german.get("/staff/account")).select("html").attr("lang")).isEqualTo("de");

        Http other = http.fresh();
        Cast.submit(other, "/staff/sign-in", "email", "ines@example.org");
        String link = mailbox.awaitSubject("ines@example.org", "Anmelden").link("/staff/sign-in/");
        assertThat(Http.page(other.get(link)).select("html").attr("lang")).as("nobody yet").isEqualTo("en");
        Cast.submit(other, link);
        var page = Http.page(other.get("/staff")).select("html");
        assertThat(page.attr("lang")).isEqualTo("de");
        assertThat(page.attr("data-zone")).isEqualTo("Asia/Tokyo");
        assertThat(page.select("#reader-clock [selected]").val()).isEqualTo("12");
        assertThat(Http.page(other.get("/staff/audit")).select("td time").getFirst().text())
                .matches(".*:\\d\\d:\\d\\d.[AP]M");
        other.submit(other.get("/staff/audit"), "/staff/account/reader", "clock", "");
        assertThat(Http.page(other.get("/staff/audit")).select("td time").getFirst().text()).doesNotContain("M");
        assertThat(other.submit(other.get("/staff"), "/staff/account/reader", "clock", "13").statusCode())
                .as("stays as it was").isEqualTo(303);
        assertThat(Http.page(other.get("/staff")).select("#reader-clock [selected]").val()).isEmpty();
    }

    @Test
    void mailSpeaksTheLanguageOfTheLastSignInUntilOneIsChosen() {
        cast.ines();
        Http french = http.fresh();
        french.post("/reader", "lang", "fr");
        Cast.submit(french, "/staff/sign-in", "email", "ines@example.org");
        Cast.submit(french, mailbox.awaitSubject("ines@example.org", "connecter").link("/staff/sign-in/"));

        Cast.submit(http.fresh(), "/staff/sign-in", "email", "ines@example.org");
        await().until(() -> mailbox.mailsTo("ines@example.org").size() == 2);
        assertThat(mailbox.mailsTo("ines@example.org")).allMatch(mail -> mail.subject().contains("connecter"));
    }

    @Test
    void anInvitationIsInTheLanguageThatWasChosenForIt() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        Cast.submitTo(browser, "/staff/people", "/staff/people", "name", "Mo", "email", "mo@example.org",
                "language", "fr", "role", "moderator");
        ReceivedMail mail = mailbox.awaitFirst("mo@example.org");
        assertThat(mail.text()).contains("prochains jours");
        Http mo = http.fresh();
        Cast.submit(mo, mail.link("/staff/sign-in/"));
        assertThat(Http.page(mo.get("/staff")).select("html").attr("lang")).as("nothing was chosen yet")
                .isEqualTo("en");
    }

    @Test
    void anInvitationWaitsAWeek() {
        accounts.invite(cast.ines(), "mo@example.org", "Mo", Role.MODERATOR, Set.of(), Locale.ENGLISH);
        ReceivedMail mail = mailbox.awaitFirst("mo@example.org");
        assertThat(mail.text()).contains("Ines Falk").contains("7 days").contains("to sign in at later");
        String link = mail.link("/staff/sign-in/");
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        assertThat(Cast.submit(http.fresh(), link).headers().firstValue("Location")).hasValue("/staff");
        assertEnded(http.fresh(), link, "used already");

        accounts.invite(cast.ines(), "kim@example.org", "Kim", Role.MODERATOR, Set.of(), Locale.ENGLISH);
        String late = mailbox.awaitFirst("kim@example.org").link("/staff/sign-in/");
        clock.advance(Duration.ofDays(7));
        assertEnded(http.fresh(), late, "time is over");
    }

    @Test
    void aChangedPasswordRoleOrAccessEndsOpenSessions() {
        Staff ines = cast.ines();
        Staff mo = cast.moderator("Mo");
        Http browser = cast.signIn(http.fresh(), mo);
        assertThat(browser.get("/staff/account").statusCode()).isEqualTo(200);
        accounts.setRoles(ines, mo.id(), Role.MODERATOR, Set.of());
        assertThat(browser.get("/staff/account").headers().firstValue("Location")).hasValue("/staff/sign-in");

        browser = cast.signIn(http.fresh(), mo);
        accounts.setDisabled(ines, mo.id(), true);
        assertThat(browser.get("/staff/account").statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkIsWorthNothingAfterAQuarterOfAnHour() {
        Staff ines = cast.ines();
        String link = accounts.oneTimeLink(accounts.self(ines).email());
        clock.advance(Duration.ofMinutes(16));
        assertEnded(http.fresh(), link, "time is over");
    }

    @Test
    void theSetUpLinkMakesTheFirstAdminOnce() {
        String link = setup.make();
        var weak = Cast.submit(http, link, "email", "ines@example.org", "name", "Ines", "password", "short");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(Http.page(weak).select("#f-password-wrong").text()).contains("15");
        assertThat(Cast.submit(http, link, "email", "ines@example.org", "name", "Ines", "password", PASSWORD).headers()
                .firstValue("Location")).hasValue("/staff/setup");
        assertThat(Http.page(http.get("/staff/setup")).select("ol.rows > li")).as("signed in at once").hasSize(8);
        assertThat(http.get(link).statusCode()).isEqualTo(404);
        assertThat(signIns.byPassword("ines@example.org", PASSWORD)).isPresent();
    }

    @Test
    void changesOnStaffPagesNeedTheTokenOfTheirOwnSession() {
        Staff ines = cast.ines();
        Http browser = cast.signIn(http.fresh(), ines);
        assertThat(browser.post("/staff/account/name", "name", "Mallory").statusCode()).isEqualTo(403);
        assertThat(browser
                .send(browser.request("/staff/account/name", "Content-Type", "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site", "cross-site")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name=Mallory")))
                .statusCode()).isEqualTo(403);
        assertThat(accounts.self(ines).name()).isEqualTo("Ines Falk");
    }

    @Test
    void anApiTokenReachesItsScopesOnlyAndDiesWhenRevoked() {
        Staff ines = cast.ines();
        String[] reader = cast.bearer(ines, Scope.GROUPS_READ);
        assertThat(http.get("/api/v1/audit").statusCode()).isEqualTo(401);
        assertThat(http.get("/api/v1/audit").headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(http.get("/api/v1/audit", reader).statusCode()).isEqualTo(403);
        assertThat(http.get("/api/v1/audit", cast.bearer(ines, Scope.AUDIT_READ)).statusCode()).isEqualTo(200);
        assertThat(http.get("/api/v1/audit?access_token=" + reader[1].substring(7)).statusCode()).isEqualTo(401);
        tokens.of(ines).forEach(token -> tokens.revoke(ines, token.id()));
        assertThat(http.get("/api/v1/audit", reader).statusCode()).isEqualTo(401);
        assertThat(accounts.oneTimeLink(new EmailAddress("ines@example.org"))).contains("/staff/sign-in/");
    }
}

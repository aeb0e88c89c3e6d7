package org.convene.journeys;

import java.time.Duration;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.convene.admin.SampleCommunities;
import org.convene.signin.PhoneApp;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff see who sign in, protect their account, or were signed out while they typed. */
@ConveneTest
class SignInPagesIT extends InspectedPages {
    private static final String PASSWORD = "seven green lamps at noon";
    private static final String FACTOR = "/staff/account/second-factor";

    @BeforeEach
    void anAdmin() {
        accounts.setPassword(cast.ines(), PASSWORD);
    }

    @Test
    void aSecondFactor() {
        Page page = admin();
        page.navigate(FACTOR);
        page.locator("form[action$='/begin'] button").click();
        page.locator("svg.qr").waitFor();
        pages.look(page, "second factor, the code to scan");
        page.fill("#f-code", PhoneApp.code(page.locator("code.token").innerText(), clock.instant()));
        page.locator("form[action$='/enable'] button").click();
        page.locator(".codes").waitFor();
        pages.look(page, "second factor, recovery codes");
        String recovery = page.locator(".codes code").first().innerText();
        pages.look(page, FACTOR, "second factor, switched on");
        Page other = browser.desktop(http);
        other.navigate("/staff/sign-in");
        other.fill("form[action$='/password'] input[name=email]", SampleCommunities.ADMIN.value());
        other.fill("input[name=password]", PASSWORD);
        other.locator("form[action$='/password'] button").click();
        other.waitForURL("**/staff/sign-in/code");
        pages.look(other, "/staff/sign-in/code");
        other.fill("#f-code", recovery);
        other.locator("main form button").click();
        other.waitForURL("**/staff");
    }

    @Test
    void whoDoesSomethingDangerousIsAskedAgain() {
        Page page = admin();
        clock.advance(Duration.ofMinutes(11));
        page.navigate("/staff/account");
        page.fill("input[name=tokenName]", "nightly “import”");
        page.locator("input[name=scopes]").first().check();
        page.locator("form[action$='/tokens'] button").last().click();
        page.waitForURL("**/staff/account/again");
        pages.look(page, "/staff/account/again");
        page.fill("#f-password", PASSWORD);
        page.locator("form[action$='/password'] button").click();
        page.waitForURL("**/again/go-on");
        pages.look(page, "/staff/account/again/go-on");
        page.locator("main form button").click();
        page.locator("code.token").waitFor();
        pages.look(page, "a token shown once");
    }

    @Test
    void theLinkOfAMail() {
        String link = accounts.oneTimeLink(SampleCommunities.ADMIN);
        Page page = browser.desktop(http);
        pages.look(page, link, "a link that signs in");
        page.locator("main form button").click();
        page.waitForURL("**/staff");
        Page again = browser.desktop(http);
        again.navigate(link);
        pages.look(again, "a link that signed in before");
    }

    /** The session ends while somebody types. */
    @Test
    void typedWhenSignedOut() {
        Page page = admin();
        page.navigate("/staff/groups/new");
        page.fill("#f-name", "Typed for an hour");
        jdbc.sql("delete from spring_session").update();
        page.locator("main form button.btn").last().click();
        page.waitForURL("**/staff/sign-in");
        pages.look(page, "signed out with a form");
        page.navigate(accounts.oneTimeLink(SampleCommunities.ADMIN));
        page.locator("main form button").click();
        page.waitForURL(Pattern.compile("/staff/groups/new\\?unsent="));
        assertThat(page.inputValue("#f-name")).isEqualTo("Typed for an hour");
        pages.look(page, "a form shown again after signing in");
        pages.look(page, page.url().replace("/groups/new?unsent=", "/unsent/"), "what was typed by itself");
    }
}

package org.convene.journeys;

import java.time.Duration;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunities;
import org.convene.testing.Browser;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has no mouse signs up, chooses, and plans a meeting; what has the focus can be seen at every step. */
@ConveneTest
class KeyboardJourneyIT {
    private static final String NOOR = "noor@example.org";
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    SampleCommunities samples;
    @Autowired
    StaffAccounts accounts;

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void skipsToTheContent() {
        Page page = browser.desktop(http);
        page.navigate("/calendar");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip").boundingBox().y).isNotNegative();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat((Boolean) page.evaluate("() => document.querySelector('main').contains(document.activeElement)"))
                .isTrue();
    }

    @Test
    void signsUpConfirmsAndChooses() {
        Page page = browser.desktop(http);
        page.navigate("/signup");
        clock.advance(Duration.ofSeconds(10));
        to(page, "[name=groups][value=cities]");
        page.keyboard().press("Space");
        to(page, "[name=email]");
        page.keyboard().type("nobody");
        page.keyboard().press("Enter");
        page.waitForSelector(".problems:focus");
        to(page, ".problems a");
        page.keyboard().press("Enter");
        assertThat((String) page.evaluate("() => document.activeElement.name")).isEqualTo("email");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(NOOR);
        page.keyboard().press("Enter");
        page.waitForURL("**/signup/sent");

        page.navigate(mailbox.awaitFirst(NOOR).link("/confirm/"));
        press(page, "main form .btn");
        page.waitForSelector("text=You are in");

        page.navigate(mailbox.awaitSubject(NOOR, "Welcome").link("/preferences/"));
        to(page, "[name=announcements][value=cities]");
        page.keyboard().press("Space");
        to(page, "[name=join][value=universities]");
        page.keyboard().press("Space");
        press(page, "main form .btn");
        page.waitForSelector("text=Saved");
        assertThat(page.locator("main").innerText()).contains("Universities", "Cities and governments");
    }

    @Test
    void plansAMeeting() {
        Page page = browser.desktop(http);
        page.navigate(accounts.oneTimeLink(SampleCommunities.ADMIN));
        press(page, "main form .btn");
        page.waitForURL("**/staff");
        page.navigate("/staff/groups/cities/meetings/new");
        to(page, "[name=title]");
        page.keyboard().type("Clinic");
        to(page, "[name=firstDate]");
        page.keyboard().type(page.evaluate("() => new Date(2026, 11, 3).toLocaleDateString('en-US',"
                + " {year: 'numeric', month: '2-digit', day: '2-digit'})").toString().replace("/", ""));
        to(page, "[name=repeat]:checked");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        assertThat((String) page.evaluate("() => document.activeElement.value")).isEqualTo("monthly");
        to(page, "[name=nths][value='1']");
        page.keyboard().press("Space");
        to(page, "[name=days][value=TH]");
        page.keyboard().press("Space");
        to(page, "[name=joinUrl]");
        page.keyboard().type("https://video.example.org/j/1");
        press(page, "main form [name=show]");
        page.waitForSelector("#dates li");
        press(page, "main form .btn:not([name])");
        page.waitForSelector("text=Clinic");
        assertThat(page.locator("main").innerText()).contains("every month on the first Thursday");
    }

    private static void press(Page page, String target) {
        to(page, target);
        page.keyboard().press("Enter");
    }

    /** Tabs on until this has the focus. */
    private static void to(Page page, String target) {
        for (int i = 0; i < 120; i++) {
            if ((Boolean) page.evaluate("target => document.activeElement.matches(target)", target)) {
                return;
            }
            page.keyboard().press("Tab");
            Object hidden = page.evaluate("""
                    () => { const one = document.activeElement; const style = getComputedStyle(one);
                        return one !== document.body && style.outlineStyle === 'none' ? one.outerHTML : null }""");
            assertThat(hidden).as("focus that cannot be seen").isNull();
        }
        throw new AssertionError("the keyboard does not reach " + target);
    }
}

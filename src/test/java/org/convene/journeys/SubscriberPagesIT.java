package org.convene.journeys;

import java.time.Duration;
import java.time.Instant;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.announcement.Groups;
import org.convene.digest.Digests;
import org.convene.subscription.MemberAddition;
import org.convene.subscription.Subscriptions;
import org.convene.testing.ConveneTest;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;

/** What a member sees who decides something behind the links of their mails. */
@ConveneTest
class SubscriberPagesIT extends InspectedPages {
    private static final String MARA = "mara@example.org";
    private static final String FRESH = "fresh@example.com";
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Digests digests;
    private String preferences = "";

    @BeforeEach
    void aMemberOfTwoGroups() {
        samples.writeOnce();
        for (String group : new String[]{"cities", "monthly-call"}) {
            subscriptions.addMember(cast.ines(), group,
                    new MemberAddition(MARA, "Mara Lind", "en", "Europe/Berlin", "Asked at the conference", true));
        }
        preferences = mailbox.awaitFirst(MARA).link("/preferences/");
    }

    @Test
    void choosesPausesLeavesAndComesBack() {
        Page page = browser.desktop(http);
        page.navigate(preferences);
        page.uncheck("input[name=stay][value=cities]");
        page.fill("#f-name", "Mara L.");
        page.check("input[name=join] >> nth=0");
        save(page);
        pages.look(page, "preferences saved");
        page.navigate(preferences);
        page.fill("#f-pauseUntil", "2027-01-11");
        save(page);
        pages.look(page, "preferences saved, a pause");
        pages.look(page, preferences, "preferences while paused");
        page.locator("form[action$='/leave-all'] button").click();
        page.waitForURL("**/leave-all");
        pages.look(page, "left every group");
        page.locator("main form button").click();
        page.waitForURL("**/undo");
        pages.look(page, "back in every group");
    }

    @Test
    void leavesOneGroupAndUndoesIt() {
        String leave = mailbox.awaitSubject(MARA, "governments call").oneClick();
        Page page = browser.desktop(http);
        page.navigate(leave);
        page.locator("main form button").click();
        page.locator("main form[action$='/undo']").waitFor();
        pages.look(page, "left one group");
        String undo = page.locator("main form").getAttribute("action");
        pages.look(page, undo, "coming back");
        clock.advance(Duration.ofDays(60));
        page.navigate(undo);
        pages.look(page, "coming back too late");
    }

    @Test
    void usesAnotherAddress() {
        Page page = browser.desktop(http);
        page.navigate(preferences + "/address");
        page.fill("#f-email", FRESH);
        page.locator("main form button.btn").click();
        page.locator(".result").waitFor();
        pages.look(page, "another address asked for");
        pages.look(page, mailbox.awaitFirst(FRESH).link("/confirm/"), "another address confirmed or not");
        page.locator("main form button").click();
        page.waitForURL("**/address");
        awaitNoForm(page);
        pages.look(page, "another address in use");
        page.navigate(preferences);
        page.locator("form[action$='/data'] button").click();
        page.locator(".result").waitFor();
        pages.look(page, "data has to wait after a change of address");
        pages.look(page, mailbox.awaitSubject(MARA, "another address now").link("/undo/"), "mails brought back or not");
        page.locator("main form button.btn").first().click();
        awaitNoForm(page);
        pages.look(page, "mails brought back");
    }

    @Test
    void looksAtTheirDataAndIsErased() {
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "question", "email": "%s", "name": "Mara Lind", "subject": "A question about the call",
                 "body": "May I bring a colleague?"}""".formatted(MARA));
        Page page = browser.desktop(http);
        page.navigate(preferences);
        page.locator("form[action$='/data'] button").click();
        page.locator(".result").waitFor();
        pages.look(page, "data asked for");
        String link = mailbox.awaitSubject(MARA, "keeps about you").link("/preferences/data/");
        pages.look(page, link, "data of a member");
        page.locator("form[action$='/erase'] button").click();
        page.locator(".result").waitFor();
        pages.look(page, "erased");
        page.navigate(link);
        pages.look(page, "data asked for too long ago");
    }

    @Test
    void wantsNoDigestAnyMore() {
        clock.set(Instant.now());
        Groups groups = new Groups(http, cast.bearer(cast.ines()));
        Page page = browser.desktop(http);
        page.navigate(preferences + "/digest");
        page.check("input[value=DAILY]");
        page.locator("main form button.btn").click();
        pages.look(page, "a digest chosen");
        String draft = groups.call("POST", "/api/v1/announcements",
                "{\"groups\": [\"cities\"], \"subject\": \"Speakers wanted\", \"body\": \"Come and tell us.\"}").body()
                .replaceFirst("(?s).*?\"id\":\"([^\"]+).*", "$1");
        assertThat(groups.call("POST", "/api/v1/announcements/" + draft + "/send", "{}").statusCode()).isEqualTo(200);
        Awaitility.await().until(() -> jdbc.sql("select count(*) from mailing where frozen_at is null")
                .query(Long.class).single() == 0);
        clock.advance(Duration.ofDays(1));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        page.navigate(mailbox.awaitSubject(MARA, "one announcement").oneClick());
        pages.look(page, "a digest one may leave");
        page.locator("main form button").click();
        awaitNoForm(page);
        pages.look(page, "a digest left");
    }

    private static void save(Page page) {
        page.locator("main form >> nth=0 >> button.btn").last().click();
        page.locator(".result").waitFor();
    }

    private static void awaitNoForm(Page page) {
        page.locator("main form").waitFor(new Locator.WaitForOptions().setState(DETACHED));
    }
}

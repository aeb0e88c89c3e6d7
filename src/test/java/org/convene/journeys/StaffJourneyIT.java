package org.convene.journeys;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Staff sign in by the printed link, create a group with a monthly meeting in two slots, gain a member, and announce. */
@ConveneTest
class StaffJourneyIT {
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SampleCommunities samples;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void fromTheFirstLinkToAnAnnouncementThatArrived() {
        Page staff = browser.desktop(http);
        staff.navigate(accounts.oneTimeLink(SampleCommunities.ADMIN));
        press(staff, "Sign in");
        assertThat(staff.locator("h1").innerText()).contains("Ines");

        staff.navigate("/staff/groups/new");
        staff.locator("[name=name]").fill("Documentation");
        staff.locator("[name=slug]").fill("documentation");
        staff.locator("[name=purpose]").fill("People who write what others read.");
        staff.locator("[name=linkLabel]").first().fill("Style, in short");
        staff.locator("[name=linkLabel]").first().press("Enter");
        staff.waitForURL("**/staff/groups/documentation");
        assertThat(http.get("/groups/documentation").statusCode()).isEqualTo(200);

        staff.navigate("/staff/groups/documentation/meetings/new");
        staff.locator("[name=title]").fill("Writers’ hour");
        staff.locator("[name=firstDate]").fill("2026-12-03");
        slot(staff, 0, "15:00", "Europe/Berlin");
        slot(staff, 1, "18:00", "Europe/Berlin");
        staff.locator("[name=repeat][value=monthly]").check();
        staff.locator("[name=nths][value='1']").check();
        staff.locator("[name=days][value=TH]").check();
        staff.locator("[name=joinUrl]").fill("https://video.example.org/j/5550001?pwd=ink");
        send(staff, staff.locator("main form .btn").first());
        assertThat(staff.locator("main").innerText()).contains("Writers’ hour");
        assertThat(http.get("/groups/documentation").body()).contains("Writers’ hour")
                .doesNotContain("video.example.org");

        Page member = browser.withoutScripts(http);
        member.navigate("/signup?group=documentation");
        member.locator("[name=email]").fill("lena@example.org");
        clock.advance(java.time.Duration.ofSeconds(10));
        press(member, "Send me the confirmation");
        member.navigate(mailbox.awaitFirst("lena@example.org").link("/confirm/"));
        send(member, member.locator("main form button").first());
        List<ReceivedMail> mails = mailbox.await("lena@example.org", 4);
        assertThat(mails.stream().filter(mail -> mail.calendar().contains("METHOD:REQUEST"))).hasSize(2);

        staff.navigate("/staff/announcements/new");
        staff.getByLabel("Documentation", new Page.GetByLabelOptions().setExact(true)).check();
        staff.locator("[name=subject]").fill("A style guide to argue about");
        staff.locator("[name=body]").fill("Read the **draft** before Thursday: https://notes.example.org/style");
        send(staff, staff.locator("main form .btn").first());
        send(staff, staff.locator("button[name=when][value=now]"));
        ReceivedMail news = mailbox.awaitSubject("lena@example.org", "A style guide to argue about");
        assertThat(news.html()).contains("draft</strong>");
        assertThat(news.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        staff.reload();
        assertThat(staff.locator("main").innerText())
                .containsPattern(Pattern.compile("(?i)1 of 1|all 1|one|1 accepted|1 mail"));
    }

    private static void slot(Page page, int row, String time, String zone) {
        page.locator("main [name=time]").nth(row).fill(time);
        page.locator("main [name=zone]").nth(row).selectOption(zone);
    }

    private static void press(Page page, String name) {
        send(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    /** Presses a button and waits for the answer's page. */
    private static void send(Page page, Locator button) {
        page.waitForResponse(response -> response.request().isNavigationRequest() && response.status() != 303,
                button::click);
        page.waitForLoadState();
    }
}

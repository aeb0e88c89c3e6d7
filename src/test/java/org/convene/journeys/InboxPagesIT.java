package org.convene.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.WorkingGroups;
import org.convene.testing.ConveneTest;

/** What staff see who answer letters. */
@ConveneTest
class InboxPagesIT extends InspectedPages {
    private static final String TOMAS = "tomas@example.org";
    @Autowired
    WorkingGroups groups;

    /** An idea that waits too long, a saved reply put into the answer, and the idea shown to everybody. */
    @Test
    void aLetterOverdue() {
        samples.writeOnce();
        Page page = admin();
        Waiting waiting = new Waiting(http);
        waiting.idea("cities", TOMAS);
        waiting.talk("cities", TOMAS);
        jdbc.sql("update contact_request set answer_by = timestamptz '2020-01-01' where state = 'OPEN'").update();
        page.navigate("/staff/inbox/replies/new");
        page.fill("#f-name", "How to join");
        page.fill("#f-text", "Hello {{name|there}},\n\nsign up on our page.\n\n{{me}}");
        page.selectOption("#f-place", "all");
        page.locator("main form.card button.btn").click();
        page.waitForURL("**/staff/inbox/replies");
        pages.look(page, "/staff/inbox/replies");
        pages.look(page, page.locator("main li a").first().getAttribute("href"), "/staff/inbox/replies/one");
        pages.look(page, "/staff/inbox", "/staff/inbox overdue");
        String letter = page.locator("a:has-text('A shared map')").first().getAttribute("href");
        page.navigate(letter);
        page.selectOption("#f-saved", new SelectOption().setLabel("How to join"));
        page.locator("button[value=insert]").click();
        page.locator("form [role=status]").waitFor();
        pages.look(page, "a saved reply in the answer");
        pages.look(page, letter + "/listing", "an idea before it is shown");
        page.locator("main form button").click();
        page.locator("form[action$='/end']").waitFor();
        pages.look(page, "an idea that is shown");
        pages.look(page, "/groups/cities/ideas", "/groups/cities/ideas");
        pages.look(page, mailbox.awaitSubject(TOMAS, "Your idea is on the page").link("/idea/"),
                "an idea its writer takes off");
        page.navigate("/staff/inbox?kind=talk");
        pages.look(page, page.locator("a:has-text('Budgets that last')").first().getAttribute("href") + "/place",
                "a date for a talk");
        waiting.draft(cast, groups.bySlug("cities").orElseThrow().id(), "cities");
        pages.look(page, "/staff", "/staff with something overdue");
    }
}

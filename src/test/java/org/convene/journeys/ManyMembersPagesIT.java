package org.convene.journeys;

import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.bulk.BulkRounds;
import org.convene.testing.ConveneTest;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;

/** What staff see who change many members at once. */
@ConveneTest
class ManyMembersPagesIT extends InspectedPages {
    @Autowired
    BulkRounds bulk;

    @BeforeEach
    void aMember() {
        samples.writeOnce();
        new MailedLinks(http, mailbox, clock).signUp("cities", "mara@example.org");
    }

    /** From the moment in which it can be stopped to the way back; without the script that would load the page anew meanwhile. */
    @Test
    void manyMembersChanged() {
        Page page = admin();
        page.route("**/live*.js", Route::abort);
        String act = everybodyChosen(page, "REMOVE");
        pages.look(page, "many members chosen");
        jdbc.sql("update bulk_act set state = 'LOOKING', starts_at = timestamptz '2100-01-01' where state = 'READY'")
                .update(); // as with thousands of members
        pages.look(page, act, "many members looked at");
        jdbc.sql("update bulk_act set state = 'READY' where state = 'LOOKING'").update();
        page.navigate(act);
        page.locator("form[action$='/start'] button").click();
        page.locator("form[action$='/stop']").waitFor();
        pages.look(page, "many members waiting");
        jdbc.sql("""
                update bulk_act set state = 'LOOKING', begins = true, looked_to = null,
                    starts_at = timestamptz '2100-01-01' where state = 'WAITING'
                """).update();
        pages.look(page, act, "many members looked at first");
        jdbc.sql("update bulk_act set state = 'RUNNING' where state = 'LOOKING'").update();
        pages.look(page, act, "many members running");
        jdbc.sql("update bulk_act set starts_at = timestamptz '2020-01-01' where state = 'RUNNING'").update();
        carriedOut("DONE");
        pages.look(page, act, "many members finished");
        page.locator("form[action$='/undo'] button").click();
        page.locator("form[action$='/undo']").waitFor(new Locator.WaitForOptions().setState(DETACHED));
        pages.look(page, "many members undoing");
        carriedOut("UNDONE");
        pages.look(page, act, "many members undone");
        pages.look(page, "/staff/members/many", "many members, what was done");
    }

    @Test
    void manyMembersAdded() {
        Page page = admin();
        everybodyChosen(page, "ADD");
        pages.look(page, "many members to be added");
        page.locator("form[action$='/details'] button").click();
        page.locator(".problems").waitFor();
        pages.look(page, "many members, details missing");
    }

    private void carriedOut(String state) {
        Awaitility.await(state).atMost(Duration.ofSeconds(10)).until(() -> {
            bulk.work(100);
            return jdbc.sql("select count(*) from bulk_act where state = :state").param("state", state)
                    .query(Long.class).single() == 1;
        });
    }

    /** The page on which many members are about to be changed. */
    private String everybodyChosen(Page page, String act) {
        page.navigate("/staff/members");
        page.selectOption("#f-act", act);
        page.check("input[name=whom][value=ALL]");
        page.locator("#many button").click();
        return page.url().substring(http.publicUrl().length());
    }
}

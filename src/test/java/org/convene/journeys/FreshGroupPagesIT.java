package org.convene.journeys;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import org.convene.announcement.Groups;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A group on its first day: every list is empty and says what to do first. */
@ConveneTest
class FreshGroupPagesIT extends InspectedPages {

    @Test
    void asItsModeratorSeesIt() {
        Groups groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities and governments");
        cast.moderator("Mo", groups.id("cities"));
        Page page = StaffPage.open(browser, http, accounts, new EmailAddress("mo@example.org"));
        pages.look(page, "a moderator’s first day");
        assertThat(page.locator("main").innerText()).contains("Your groups", "Plan the first meeting",
                "no change waits to be mailed").doesNotContain("every calendar");
        for (String list : new String[]{"members", "groups/cities/members", "meetings",
                "inbox", "inbox/replies", "announcements", "groups/cities/archive"}) {
            pages.look(page, "/staff/" + list, "fresh group " + list);
        }
        pages.look(page, "/groups/cities", "fresh group as visitors see it");
        pages.look(page, "/calendar", "fresh group calendar");
    }
}

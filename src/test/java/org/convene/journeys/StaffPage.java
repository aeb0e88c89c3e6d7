package org.convene.journeys;

import com.microsoft.playwright.Page;

import org.convene.account.StaffAccounts;
import org.convene.mail.EmailAddress;
import org.convene.testing.Browser;
import org.convene.testing.Http;

/** A browser in which somebody of the staff has signed in. */
final class StaffPage {
    private StaffPage() {}

    /** At a desk, by a one-time link. */
    static Page open(Browser browser, Http http, StaffAccounts accounts, EmailAddress person) {
        Page page = browser.desktop(http);
        page.navigate(accounts.oneTimeLink(person));
        page.locator("main form button").click();
        page.waitForURL("**/staff");
        return page;
    }
}

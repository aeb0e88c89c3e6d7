package org.convene.journeys;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunities;
import org.convene.testing.Browser;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

/** What tests that look at pages share: a browser, {@link PageInspection}, and the service they look at. */
abstract class InspectedPages {
    @RegisterExtension
    static final Browser browser = new Browser();
    @RegisterExtension
    final PageInspection pages = new PageInspection();
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
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;

    /** An admin of all communities at a desk. */
    Page admin() {
        return StaffPage.open(browser, http, accounts, SampleCommunities.ADMIN);
    }
}

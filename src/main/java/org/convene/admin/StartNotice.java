package org.convene.admin;

import java.io.PrintStream;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.convene.account.SetupLinks;
import org.convene.account.StaffAccounts;
import org.convene.mailbox.CaughtMails;
import org.convene.site.Site;

/**
 * What a newcomer needs after the start, on the console and not in the log: the address, the mailbox page, the one-time
 * link for staff.
 */
@Component
@Order(3)
class StartNotice implements ApplicationRunner {
    private final Site site;
    private final StaffAccounts accounts;
    private final SetupLinks setup;
    private final SampleCommunities samples;
    private final CaughtMails caught;
    private final PrintStream console;

    StartNotice(Site site, StaffAccounts accounts, SetupLinks setup, SampleCommunities samples,
            CaughtMails caught) {
        this.site = site;
        this.accounts = accounts;
        this.setup = setup;
        this.samples = samples;
        this.caught = caught;
        this.console = System.out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (site.demo()) {
            samples.writeOnce();
        }
        console.println();
        say("Convene is ready", site.link("/"));
        if (caught.active()) {
            say("Mail is kept here", site.link("/mailbox"));
        }
        if (site.demo()) {
            say("Staff sign in once", accounts.oneTimeLink(SampleCommunities.ADMIN));
        } else if (setup.needed()) {
            say("Set up the first admin", setup.make());
        }
        console.println();
    }

    private void say(String what, String address) {
        console.printf("  %-24s %s%n", what, address);
    }
}

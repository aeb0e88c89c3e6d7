package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Tells a new member what they have joined, and where to change it.
 *
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record WelcomeMail(List<WelcomeGroup> groups, String brandOf) implements MailModel {

    /** @param rules Markdown; possibly empty @param chathamHouse whether that rule applies to all of it @param partly to some dates only @param dates the next ones; possibly none */
    record WelcomeGroup(String name, String purpose, String url, String rules, boolean chathamHouse,
            boolean partly, List<NextDates.NextDate> dates) {}
}

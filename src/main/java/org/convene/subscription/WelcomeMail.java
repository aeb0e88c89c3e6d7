package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Tells a new member what they have joined, and where to change it; and again who asks for what they have.
 *
 * @param again whether it goes to somebody who asks for what they have, about that alone
 * @param paused what they get nothing of for a while
 * @param waiting names of groups whose moderators have yet to look at their request
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record WelcomeMail(List<WelcomeGroup> groups, boolean again, List<Paused> paused, List<String> waiting,
        String brandOf) implements MailModel {

    /** @param rules Markdown; possibly empty @param chathamHouse whether that rule applies to all of it @param partly to some dates only @param dates the next ones; possibly none */
    record WelcomeGroup(String name, String purpose, String url, String rules, boolean chathamHouse,
            boolean partly, List<NextDates.NextDate> dates) {}

    /** @param until first day on which mail comes again */
    record Paused(String name, String until) {}
}

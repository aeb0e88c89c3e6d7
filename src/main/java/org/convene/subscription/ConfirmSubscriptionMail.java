package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Asks the owner of an address whether they want to join. Carries nothing that whoever asked has typed.
 *
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record ConfirmSubscriptionMail(String confirmUrl, String refuseUrl, List<String> groups, int validHours,
        String brandOf)
        implements
            MailModel {}

package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Asks the owner of an address whether they want to join. Carries nothing that whoever asked has typed.
 *
 * @param brandOf list label of the group whose letterhead it is on; empty: the site’s
 */
record ConfirmSubscriptionMail(String confirmUrl, String refuseUrl, List<String> groups, int validHours,
        String brandOf)
        implements
            MailModel {}

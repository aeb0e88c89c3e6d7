package org.convene.account;

import org.convene.mail.MailModel;

/**
 * The mail that tells somebody that they are staff now, with a link that signs them in once.
 *
 * @param role name of a {@link Role} in lower case
 * @param groups names of those given to them, as one text; may be empty
 * @param signInUrl the page to sign in at later
 */
record StaffInvitationMail(String inviter, String url, int validDays, String role, String groups, String signInUrl)
        implements
            MailModel {}

package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Says that mail has stopped because some of it was called spam, and where to sign up again.
 *
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record MailStoppedMail(List<String> groups, String signUpUrl, String brandOf) implements MailModel {}

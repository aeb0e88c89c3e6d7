package org.convene.deliverability;

import org.convene.mail.MailModel;

/**
 * A mail with everything that a group's mail has, to look at in one's own mailbox.
 *
 * @param checkUrl the page it comes from
 */
record SenderTestMail(String checkUrl) implements MailModel {}

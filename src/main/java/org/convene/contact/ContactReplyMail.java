package org.convene.contact;

import org.convene.mail.MailModel;

/**
 * A person's reply, in plain text, with what was asked below it.
 *
 * @param brandOf list label of the group whose letterhead it is on; empty: the site’s
 */
record ContactReplyMail(String subject, String body, String author, String original,
        String brandOf) implements MailModel {}

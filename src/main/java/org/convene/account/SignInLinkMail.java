package org.convene.account;

import org.convene.mail.MailModel;

/** The mail with the link that signs a member of staff in once. */
record SignInLinkMail(String url, int validMinutes) implements MailModel {}

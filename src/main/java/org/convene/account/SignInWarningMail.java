package org.convene.account;

import org.convene.mail.MailModel;

/** The mail that tells a member of staff that somebody tries passwords at their account. */
record SignInWarningMail(String url) implements MailModel {}

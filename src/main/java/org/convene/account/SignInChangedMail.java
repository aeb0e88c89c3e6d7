package org.convene.account;

import org.convene.mail.MailModel;

/**
 * The mail that tells a member of staff that their ways to sign in changed.
 *
 * @param what key of the sentence that says it, {@code second-factor-on} for example
 */
record SignInChangedMail(String what, String url) implements MailModel {}
